package quanmai.models.instrument.operations;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A price index: 1 up to the period {@code from}, then growing.
 *
 * <p>By {@code rate} a year, compounded: in every period, index = index before x (1 + rate)^dt, or
 * at the end of each whole year ({@code step: year}), x (1 + rate). Or by {@code rise}, once every
 * {@code every} years, as rents do (每三年递增 5%). A rate may vary by period or by path; that of the
 * period in which the index moves counts.
 */
final class Indexation implements Instrument {

  @Override
  public String type() {
    return "indexation";
  }

  @Override
  public Text description() {
    return new Text(
        "价格指数：按年通胀率逐期或逐年递增，或每若干年递增",
        "a price index: inflation by period or by year, or a rise every few years");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("rate", "/year", "年递增率", "the growth of a year"),
        SettingSpec.word("step", List.of("period", "year"), "递增方式：逐期、逐年", "how often it grows"),
        SettingSpec.value("rise", "ratio", "每次递增幅度", "the rise each time"),
        SettingSpec.of(Shape.COUNT, "every", "递增间隔（年）", "the years from one rise to the next"),
        SettingSpec.of(Shape.PERIOD, "from", "基期（默认首期）", "the base period, the first if left out"),
        SettingSpec.value(
            "start", "ratio", "基期指数（默认 1）", "the index in the base period, 1 if left out"));
  }

  @Override
  public void expand(Draft draft) {
    boolean rises = draft.has("rise");
    if (rises == draft.has("rate") || rises != draft.has("every")) {
      draft.refuse(
          "indexation-basis",
          "rate",
          new Text("需要 rate，或者 rise 与 every", "an indexation takes 'rate', or 'rise' and 'every'"),
          new Text("也许写成 rate: 2%", "Maybe write rate: 2%."));
      return;
    }
    int from = draft.period("from", draft.timeline().firstT());
    String start = "1";
    if (draft.has("start")) {
      draft.value("start");
      start = "#start";
    }
    draft.value(rises ? "rise" : "rate");
    String grown = "prev(#index) * " + (rises ? "(1 + #rise)" : growth(draft, from));
    int years = rises ? draft.count("every", 1, 1) : 1;
    if (rises || draft.word("step").equals("year")) {
      // t is known when the formula is lowered, so only the periods that grow keep the product.
      String passed = "(t - " + from + ") / " + years * draft.timeline().stepsPerYear();
      grown = "if(%s == floor(%s), %s, prev(#index))".formatted(passed, passed, grown);
    }
    draft.line(
        "index",
        "价格指数",
        "price index",
        "ratio",
        "if(t <= " + from + ", " + start + ", " + grown + ")");
  }

  private static String growth(Draft draft, int from) {
    String year = "(1 + #rate * 1[year])";
    boolean wholeYears = draft.word("step").equals("year");
    for (int t = from + 1; t <= draft.timeline().periods() && !wholeYears; t++) {
      if (draft.timeline().dt(t) != 1) {
        return year + " ^ (dt / 1[year])";
      }
    }
    return year;
  }
}
