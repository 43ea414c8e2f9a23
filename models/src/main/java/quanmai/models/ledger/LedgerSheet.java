package quanmai.models.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.models.ledger.TargetPack.Leverage;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.YamlText;

/**
 * Writes the ledger of a city as a term sheet: a feed for each metric and unit, what the rest of
 * the city does, and for each measured target {@code ID} the outputs {@code ID} (met or not) and
 * {@code ID_attainment} (1 at the target); for targets of each unit also {@code ID_UNIT}.
 *
 * <p>A metric {@code m} has the feeds {@code m_UNIT} and {@code m_市级}, and the line {@code m},
 * their sum: what the book brings. The line {@code m_all} adds the rest of the city.
 */
public final class LedgerSheet {

  private final TargetPack pack;
  private final Settings settings;
  private final SheetLines sheet = new SheetLines();
  private final TargetLines targets;

  private LedgerSheet(TargetPack pack, Settings settings) {
    this.pack = pack;
    this.settings = settings;
    this.targets = new TargetLines(pack, sheet);
  }

  /**
   * When the ledger runs.
   *
   * @param start the opening point of its yearly timeline
   * @param years how many years follow
   * @param windowFrom the calendar year that the first year of the targets becomes
   */
  public record Settings(LocalDate start, int years, int windowFrom) {

    /** The targets' window becomes the first years after the start. */
    public static Settings from(LocalDate start, int years) {
      return new Settings(start, years, start.getYear() + 1);
    }

    /** The period in which the window starts. */
    int first() {
      return windowFrom - start.getYear();
    }
  }

  /**
   * The sheet and what there is to say about it.
   *
   * @param text null when a finding refuses it
   */
  public record Written(@Nullable String text, List<Finding> findings) {
    public Written {
      findings = List.copyOf(findings);
    }
  }

  /** The ledger of {@code pack}. */
  public static Written write(TargetPack pack, Settings settings) {
    var findings = new Findings();
    Place place = Place.whole(pack.name().en());
    int first = settings.first();
    int last = first + pack.window().years() - 1;
    if (first < 1 || last > settings.years()) {
      findings.refuse(
          "window-outside",
          place,
          new Text(
              "窗口的第 " + first + " 至 " + last + " 年不在台账的 1 至 " + settings.years() + " 年内",
              "years "
                  + first
                  + " to "
                  + last
                  + " of the window lie outside 1 to "
                  + settings.years()),
          new Text("应改 windowFrom，或加长台账", "change windowFrom, or make the ledger longer"));
      return new Written(null, findings.all());
    }
    moved(pack, settings, place, findings);
    return new Written(new LedgerSheet(pack, settings).text(), findings.all());
  }

  /** Targets whose time is over are used as a template, which has to be said. */
  private static void moved(TargetPack pack, Settings settings, Place place, Findings findings) {
    int shift = settings.windowFrom() - pack.window().from();
    String expired = pack.window().expired();
    if (shift == 0 && expired == null) {
      return;
    }
    String end = expired == null ? "" : expired;
    findings.add(
        Finding.warning(
            "targets-moved",
            place,
            note(pack, settings),
            new Text(
                "也许已有新的目标文件取代 " + end + " 到期的目标",
                "Maybe a later document has replaced the targets"
                    + (end.isEmpty() ? "" : " that expired on " + end))));
  }

  private static Text note(TargetPack pack, Settings settings) {
    int shift = settings.windowFrom() - pack.window().from();
    String window = pack.window().from() + "-" + pack.window().to();
    String now = settings.windowFrom() + "-" + (pack.window().to() + shift);
    String expired = pack.window().expired();
    return new Text(
        "目标窗口 "
            + window
            + (expired == null ? "" : " 已于 " + expired + " 到期")
            + "，平移 "
            + shift
            + " 年至 "
            + now,
        "the window "
            + window
            + (expired == null ? "" : ", expired on " + expired + ",")
            + " is moved by "
            + shift
            + " years to "
            + now);
  }

  private String text() {
    new MetricLines(pack, sheet, targets, settings.first()).write();
    targets.growthOfUnits();
    for (Target target : pack.targets()) {
      targets.target(target);
    }
    Leverage leverage = pack.leverage();
    if (leverage != null) {
      leverage(leverage);
    }
    Text note = note(pack, settings);
    int first = settings.first();
    int last = first + pack.window().years() - 1;
    return sheet.text(
        """
        quanmai: 1
        kind: deal
        name: {zh: %s, en: %s}
        note: {zh: %s, en: %s}
        currency: CNY
        timeline: {start: %s, step: year, periods: %d, phases: {window: %d..%d}}
        """
            .formatted(
                YamlText.text("城市台账：" + pack.name().zh()),
                YamlText.text("City ledger: " + pack.name().en()),
                YamlText.text(note.zh() + notModelled("zh")),
                YamlText.text(note.en() + notModelled("en")),
                settings.start(),
                settings.years(),
                first,
                last));
  }

  private String notModelled(String language) {
    String list =
        pack.targets().stream()
            .filter(target -> target.reason() != null)
            .map(target -> target.id() + " " + reason(target).in(language))
            .collect(Collectors.joining(language.equals("zh") ? "；" : "; "));
    return list.isEmpty() ? "" : (language.equals("zh") ? "。未计量：" : ". Not modelled: ") + list;
  }

  private static Text reason(Target target) {
    return target.reason() == null ? Text.same("") : target.reason();
  }

  private void leverage(Leverage of) {
    ratio("leverage_committed", "放大倍数（认缴）", "leverage on commitments", of.committed(), of);
    ratio(
        "leverage_paid_in",
        "放大倍数（实缴）",
        "leverage on capital paid in",
        "cum(" + of.paidIn() + ")",
        of);
    ratio(
        "leverage_total",
        "全链放大倍数",
        "leverage on total investment",
        "cum(" + of.totalInvestment() + ")",
        of);
    sheet.input(
        "required_reinvestment",
        new Text("返投比例要求", "reinvestment asked per yuan of the government"),
        "ratio",
        "" + of.requiredRatio(),
        "",
        ", range: [0, ~]");
    ratio(
        "reinvestment_rate",
        "返投完成率",
        "reinvestment achieved",
        "cum(" + of.recognised() + ") / max(required_reinvestment, 1e-9)",
        of);
    sheet.output(
        "reinvestment_met",
        new Text("返投达标", "reinvestment met"),
        "",
        "last(reinvestment_rate) >= 1 - 1e-9");
  }

  private void ratio(String name, String zh, String en, String above, Leverage of) {
    String below = "cum(" + of.government() + ")";
    sheet.line(
        name,
        new Text(zh, en),
        "ratio",
        "if(%s > 1e-9[亿元], %s / max(%s, 1e-9[亿元]), 0)".formatted(below, above, below));
    sheet.output(name + "_at_end", new Text(zh, en), "ratio", "last(" + name + ")");
  }
}
