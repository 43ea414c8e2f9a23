package quanmai.scenarios.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.engine.run.Sampling;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.Holding;
import quanmai.models.book.Member;
import quanmai.models.language.Printer;
import quanmai.models.language.Symbol;
import quanmai.models.language.Unit;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunSettings;

/**
 * One path followed from an investor down: what it was paid, through which tiers of its fund, from
 * which holdings, from which deal, by which formulas, and from which inputs. Where parts make a sum
 * both are given, with the difference.
 */
public final class BookTrace {

  private static final String PROCEEDS = "portfolio_proceeds";
  private static final int SHOWN = 8;

  /** How far formulas are followed, and how many lines of them are told. */
  private static final int DEPTH = 8;

  private static final int MOST_LINES = 40;

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}\\p{N}_]+)*");

  /** Lines that say what became of a fund's money, where it has them. */
  private static final List<String> USES =
      List.of(
          "waterfall.returned",
          "waterfall.preferred_paid",
          "waterfall.catch_up",
          "waterfall.split",
          "waterfall.partners",
          "waterfall.carry",
          "gp_carry",
          "management_fee",
          "fund_costs");

  /**
   * A table of the trace.
   *
   * @param rows amounts in 亿元 where no unit is said
   * @param sumYi what the rows of a sum come to; NaN where they are none
   * @param whole what they are parts of, by its own account
   */
  public record Section(Text title, List<Line> rows, double sumYi, double whole) {
    public Section {
      rows = List.copyOf(rows);
    }

    /** The sum of the parts less the whole. */
    public double difference() {
      return sumYi - whole;
    }
  }

  /**
   * One quantity.
   *
   * @param how the formula or the source it comes from
   */
  public record Line(String name, Text label, double value, String unit, String how) {}

  private final Book book;
  private final PathValues values;
  private final List<String> via;
  private final List<Section> sections = new ArrayList<>();

  private BookTrace(Book book, PathValues values, List<String> via) {
    this.book = book;
    this.values = values;
    this.via = via;
  }

  /** Which investors a fund has, by the lines {@code paid_NAME}. */
  public static List<String> investors(Member fund) {
    return fund.checked().lines().stream()
        .map(line -> line.name())
        .filter(line -> line.startsWith("paid_"))
        .map(line -> line.substring("paid_".length()))
        .toList();
  }

  /**
   * Follows a path.
   *
   * @param fund the fund of the investor
   * @param investor its class
   * @param via members to go down through; the largest contributor where none is named
   */
  public static List<Section> of(
      Book book, RunSettings settings, int path, String fund, String investor, List<String> via) {
    Built built = BookNetwork.build(book, Mode.STOCHASTIC);
    boolean mirrored = settings.sampling() instanceof Sampling.Antithetic;
    PathValues values = new PathValues(book, built, settings.seed(), mirrored, path);
    BookTrace trace = new BookTrace(book, values, via);
    trace.investor(fund, investor);
    trace.fund(fund);
    return trace.sections;
  }

  private static Text label(PathValues.Of of, String line) {
    return of.member().checked().lines().stream()
        .filter(l -> l.name().equals(line))
        .map(l -> l.about().label() == null ? Text.same(line) : l.about().label())
        .findFirst()
        .orElse(Text.same(line));
  }

  private void investor(String fund, String investor) {
    PathValues.Of of = required(fund);
    String calls = "calls_" + investor;
    String paid = "paid_" + investor;
    List<Line> rows = new ArrayList<>();
    double sum = 0;
    int stepsPerYear = of.timeline().stepsPerYear();
    for (int t = of.timeline().firstT(); t <= of.timeline().periods(); t += stepsPerYear) {
      double in = 0;
      double out = 0;
      int to = Math.min(t + stepsPerYear - 1, of.timeline().periods());
      for (int k = t; k <= to; k++) {
        in += of.at(calls, k);
        out += of.at(paid, k);
      }
      sum += out;
      if (in != 0 || out != 0) {
        String year = of.timeline().periodEnd(to).toString();
        rows.add(new Line(year, new Text("截至 " + year, "to " + year), out - in, "亿元", ""));
      }
    }
    rows.add(line(of, calls));
    rows.add(line(of, paid));
    sections.add(
        new Section(
            new Text(
                "出资人 " + investor + "（" + fund + "）：各年净额，累计实缴与分配",
                "investor " + investor + " of " + fund + ": net by year, paid in and paid out"),
            rows,
            sum,
            of.total(paid)));
  }

  /** The total of a line over all periods. */
  private Line line(PathValues.Of of, String line) {
    return new Line(line, label(of, line), of.total(line), "亿元", formula(of, line));
  }

  private PathValues.Of required(String name) {
    PathValues.Of of = values.find(name);
    if (of == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return of;
  }

  private void fund(String name) {
    PathValues.Of of = required(name);
    List<Line> uses = new ArrayList<>();
    USES.stream().filter(of::hasLine).forEach(use -> uses.add(line(of, use)));
    double partners = 0;
    for (String investor : investors(of.member())) {
      uses.add(line(of, "paid_" + investor));
      partners += of.total("paid_" + investor);
    }
    boolean known = of.hasLine("waterfall.partners") && of.hasLine("gp_carry");
    double whole =
        known
            ? of.total("waterfall.partners") + of.total("waterfall.carry") - of.total("gp_carry")
            : Double.NaN;
    sections.add(
        new Section(
            new Text(
                "基金 " + name + "：分配层级、费用与各出资人所得（合计与层级分给合伙人的数核对）",
                "fund "
                    + name
                    + ": tiers, fees and what each investor got; the investors' sum"
                    + " against what the tiers gave partners"),
            uses,
            known ? partners : Double.NaN,
            whole));
    sources(of);
  }

  /** Which holdings the fund's proceeds came from, and down into one of them. */
  private void sources(PathValues.Of fund) {
    List<Line> all = new ArrayList<>();
    for (Holding holding : book.holdings()) {
      String line = holding.feeds().get(PROCEEDS);
      if (holding.fund().equals(fund.name()) && line != null) {
        contributions(fund, holding, line, all);
      }
    }
    if (all.isEmpty()) {
      return;
    }
    all.sort(Comparator.comparingDouble(Line::value).reversed().thenComparing(Line::name));
    double sum = all.stream().mapToDouble(Line::value).sum();
    List<Line> shown = new ArrayList<>(all.subList(0, Math.min(SHOWN, all.size())));
    if (all.size() > SHOWN) {
      double rest = all.subList(SHOWN, all.size()).stream().mapToDouble(Line::value).sum();
      int n = all.size() - SHOWN;
      shown.add(new Line("", new Text("其余 " + n + " 个", n + " others"), rest, "亿元", ""));
    }
    sections.add(
        new Section(
            new Text(
                "基金 " + fund.name() + " 的回款从哪里来（合计与基金账上的回款核对）",
                "where the proceeds of " + fund.name() + " came from, against its own account"),
            shown,
            sum,
            fund.total(PROCEEDS)));
    String next =
        all.stream()
            .map(Line::name)
            .filter(via::contains)
            .findFirst()
            .orElse(all.getFirst().name());
    PathValues.Of down = required(next);
    if (down.member().role() == Member.Role.FUND) {
      fund(next);
    } else {
      deal(fund.name(), down);
    }
  }

  private void contributions(PathValues.Of fund, Holding holding, String line, List<Line> to) {
    Member held = book.member(holding.held());
    for (int number : holding.rows()) {
      String name = held.rows().isEmpty() ? held.name() : held.rows().get(number).name();
      PathValues.Of of = required(name);
      double share = values.share(fund.name(), name);
      int delay = values.delay(fund.name(), name);
      double within = 0;
      for (int t = of.timeline().firstT(); t <= of.timeline().periods(); t++) {
        var at = book.timeline().indexOf(of.timeline().periodEnd(t));
        boolean early = of.timeline().periodEnd(t).isBefore(book.timeline().periodEnd(0));
        int period = early ? book.timeline().firstT() : at.orElse(Integer.MAX_VALUE - delay);
        within += period + delay <= book.timeline().periods() ? of.at(line, t) : 0;
      }
      double amount = holding.share() * share * within;
      if (amount != 0) {
        String how = "%s x %s".formatted(holding.share(), line);
        how += share < 1 ? " x " + share : "";
        how += delay > 0 ? " +" + delay : "";
        to.add(new Line(name, held.checked().sheet().name(), amount, "亿元", how));
      }
    }
  }

  /** A deal: what the fund decided, its lines, and what they come from. */
  private void deal(String fund, PathValues.Of of) {
    List<Line> rows = new ArrayList<>();
    double share = values.share(fund, of.name());
    rows.add(new Line("share", new Text("同意出资比例", "share granted"), share, "", "rationing"));
    rows.add(
        new Line(
            "delay",
            new Text("推迟期数", "periods of delay"),
            values.delay(fund, of.name()),
            "",
            "rationing"));
    Row row = of.row();
    if (row != null) {
      row.attributes()
          .forEach((k, v) -> rows.add(new Line(k, Text.same(v), Double.NaN, "", "attribute")));
    }
    String line =
        book.holdings().stream()
            .filter(h -> h.fund().equals(fund) && h.held().equals(of.member().name()))
            .map(h -> h.feeds().get(PROCEEDS))
            .findFirst()
            .orElseThrow();
    int best = of.timeline().firstT();
    for (int t = best; t <= of.timeline().periods(); t++) {
      best = of.at(line, t) > of.at(line, best) ? t : best;
    }
    Set<String> seen = new LinkedHashSet<>();
    formulas(of, line, best, DEPTH, seen, rows);
    String period = of.timeline().periodEnd(best).toString();
    sections.add(
        new Section(
            new Text(
                "项目 " + of.name() + "：回收最多的一期（" + period + "）如何算出，直到输入与来源",
                "deal "
                    + of.name()
                    + ": how its largest proceeds, at "
                    + period
                    + ", are computed, down to inputs and their sources"),
            rows,
            Double.NaN,
            Double.NaN));
  }

  /** A line in a period, its formula, and what that names. */
  private void formulas(
      PathValues.Of of, String name, int t, int depth, Set<String> seen, List<Line> to) {
    if (!seen.add(name)) {
      return;
    }
    var sheet = of.member().checked().sheet();
    var input = sheet.inputs().stream().filter(i -> i.name().equals(name)).findFirst();
    if (input.isPresent()) {
      to.add(input(of, input.get()));
      return;
    }
    if (!of.hasLine(name)) {
      return;
    }
    to.add(
        new Line(
            name,
            label(of, name),
            unitOf(of, name).fromCanonical(of.at(name, t)),
            unitOf(of, name).text(),
            formula(of, name)));
    if (depth > 0 && to.size() < MOST_LINES) {
      for (String next : names(formula(of, name))) {
        formulas(of, next, t, depth - 1, seen, to);
      }
    }
  }

  private Line input(PathValues.Of of, InputDef def) {
    var facts = def.facts();
    Text label = facts.label() == null ? Text.same(def.name()) : facts.label();
    String mark = facts.confidence() == null ? "" : "[" + mark(facts.confidence()) + "] ";
    Row row = of.row();
    boolean own = row != null && row.inputs().containsKey(def.name());
    String source = facts.source() == null ? "" : facts.source();
    String drawn = def.distribution() == null ? "" : " ~ " + def.distribution().kind();
    return new Line(
        def.name(),
        label,
        unitOf(of, def.name()).fromCanonical(of.input(def.name())),
        facts.unit() == null ? "" : facts.unit().text(),
        mark + source + (own ? "（项目清单 rows）" : "") + drawn);
  }

  private static String mark(Confidence confidence) {
    return switch (confidence) {
      case VERIFIED -> "V";
      case NEWS -> "V-news";
      case KNOWN -> "M";
      case ASSUMED -> "U";
    };
  }

  private static Unit unitOf(PathValues.Of of, String name) {
    Symbol symbol = of.member().checked().scope().symbols().get(name);
    return symbol == null ? Unit.NONE : symbol.unit();
  }

  private static String formula(PathValues.Of of, @Nullable String line) {
    return of.member().checked().lines().stream()
        .filter(l -> l.name().equals(line))
        .flatMap(l -> l.pieces().stream())
        .map(piece -> Printer.print(piece.formula()))
        .findFirst()
        .orElse("");
  }

  private static List<String> names(String formula) {
    var names = new LinkedHashSet<String>();
    var matcher = NAME.matcher(formula);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return List.copyOf(names);
  }
}
