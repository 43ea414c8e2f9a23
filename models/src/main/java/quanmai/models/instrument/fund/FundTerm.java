package quanmai.models.instrument.fund;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * The life of a fund: an investment period, an exit period, and an extension.
 *
 * <pre>
 *   investing  0 <= age <= investment                        age = years since the start
 *   exiting    investment < age <= investment + exit
 *   extended   after that, up to the end
 *   closed     age >= investment + exit + extension: all that comes is distributed
 * </pre>
 *
 * The lengths are numbers of the deal and no phases of its timeline, so that funds of one template
 * may have other terms.
 */
final class FundTerm implements Instrument {

  static final String TYPE = "fund-term";

  /** Years within which a period's end counts as a date. */
  private static final String ABOUT = "0.01[year]";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Text description() {
    return new Text(
        "存续期：投资期、退出期与延长期", "the term of a fund: investment period, exit period, extension");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("investment", "year", "投资期", "the investment period").must(),
        SettingSpec.value("exit", "year", "退出期", "the exit period").must(),
        SettingSpec.value("extension", "year", "延长期", "the extension")
            .usually("0", Confidence.KNOWN, "未约定即无延长期 none unless agreed"),
        SettingSpec.value(
                "start", "year", "自时间轴起点至基金成立", "from the start of the timeline to the closing")
            .usually("0", Confidence.KNOWN, "未写即自起点成立 closes at the start"));
  }

  @Override
  public void expand(Draft draft) {
    settings().forEach(setting -> draft.value(setting.name()));
    draft.line("age", "基金年龄", "years since the closing", "year", "years - #start");
    draft.line(
        "length", "存续期合计", "the whole term", "year", "#investment + #exit + #extension - " + ABOUT);
    draft.line(
        "investing",
        "投资期内",
        "in the investment period",
        "condition",
        "#age > -" + ABOUT + " and #age < #investment + " + ABOUT);
    draft.line(
        "exiting",
        "退出期内",
        "in the exit period",
        "condition",
        "#age >= #investment + " + ABOUT + " and #age < #investment + #exit + " + ABOUT);
    draft.line(
        "extended",
        "延长期内",
        "in the extension",
        "condition",
        "#age >= #investment + #exit + %1$s and #age < #length + 2 * %1$s".formatted(ABOUT));
    draft.line("closed", "到期", "at the end or past it", "condition", "#age >= #length");
    draft.line(
        "remaining",
        "剩余年数",
        "years until the end",
        "year",
        "max(0[year], #investment + #exit + #extension - max(0[year], #age))");
  }
}
