package quanmai.models.instrument.currency;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Forward sales of a currency at covered parity.
 *
 * <p>With S the rate (source money for one of the target), a and b the yearly interest rates of
 * source and target currency, and h the share hedged,
 *
 * <pre>
 *   F(S, T) = S (1 + a T) / (1 + b T)        up to a year
 *   F(S, T) = S ((1 + a) / (1 + b))^T        beyond
 * </pre>
 *
 * (a rate quoted the other way round is 1 / S, and everything follows). {@code strip} sells at the
 * outset the amount of each period for its date T = years: gain = h amount (1 / F(S0, T) - 1 / S).
 * {@code rolling} sells at the start of each period, for its end, what the exposure is worth then:
 * gain = h exposure before (1 / F(S before, dt) - 1 / S). The bank's margin is a share of what is
 * sold, valued at the forward rate. What was sold is fixed at the outset: give the amounts that are
 * planned, and a flow that turns out otherwise is hedged too much or too little.
 */
final class ForwardHedge implements Instrument {

  @Override
  public String type() {
    return "fx-hedge";
  }

  @Override
  public Text description() {
    return new Text(
        "远期套期保值：按利率平价卖出远期，逐笔锁定或滚动展期",
        "forward sales at covered parity: one for each flow, or rolled every period");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>(Pair.settings());
    all.addAll(
        List.of(
            SettingSpec.word(
                "style", List.of("strip", "rolling"), "方式：逐笔锁定、滚动展期", "each flow, or rolled"),
            SettingSpec.value("amount", Pair.SOURCE, "各期卖出的金额", "what is sold for each period"),
            SettingSpec.value(
                "exposure", Pair.SOURCE, "期末敞口（如净值）", "the exposure at the end of each period"),
            SettingSpec.value("ratio", "share", "套保比例", "the share hedged; all if left out"),
            SettingSpec.value("rate", Pair.RATE, "即期汇率", "the spot rate of each period").must(),
            SettingSpec.value(
                "spot",
                Pair.RATE,
                "签约时即期汇率（默认首期）",
                "the spot rate at the outset, of the first period"),
            SettingSpec.value("from_interest", "/year", "原币利率", "the interest rate of 'from'")
                .must(),
            SettingSpec.value("to_interest", "/year", "目标币利率", "the interest rate of 'to'").must(),
            SettingSpec.value("margin", "share", "银行点差", "the bank's margin as a share")));
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    Pair pair = Pair.of(draft);
    boolean rolling = draft.word("style").equals("rolling");
    if (draft.has("exposure") != rolling || draft.has("amount") == rolling) {
      draft.refuse(
          "hedge-of-what",
          "style",
          new Text(
              "逐笔锁定需要 amount，滚动展期需要 exposure",
              "a strip takes 'amount', a rolling hedge 'exposure'"),
          new Text("也许写成 style: strip, amount: flow", "Maybe write style: strip, amount: flow."));
      return;
    }
    draft.value("ratio", "1");
    draft.value("rate");
    draft.value("from_interest");
    draft.value("to_interest");
    String sold = rolling ? rolling(draft, pair) : strip(draft, pair);
    draft.line("sold", "卖出远期金额", "amount sold forward", Pair.SOURCE, "#ratio * " + sold);
    String gain = pair.converted("#sold", "#forward") + " - " + pair.converted("#sold", "#rate");
    if (draft.has("margin")) {
      draft.value("margin");
      draft.line(
          "cost",
          "套保成本",
          "cost of the hedge",
          Pair.TARGET,
          "#margin * abs(" + pair.converted("#sold", "#forward") + ")");
      gain += " - #cost";
    }
    draft.line("gain", "套保损益", "gain of the hedge", Pair.TARGET, gain);
  }

  private static String strip(Draft draft, Pair pair) {
    draft.value("amount");
    String spot = "first_value(#rate)";
    if (draft.has("spot")) {
      draft.value("spot");
      spot = "#spot";
    }
    String above = pair.fromPerTo() ? "#from_interest" : "#to_interest";
    String below = pair.fromPerTo() ? "#to_interest" : "#from_interest";
    String compound =
        "((1 + " + above + " * 1[year]) / (1 + " + below + " * 1[year])) ^ (years / 1[year])";
    draft.line(
        "forward",
        "远期汇率",
        "forward rate for the end of the period",
        Pair.RATE,
        spot + " * if(years <= 1[year], " + simple(above, below, "years") + ", " + compound + ")");
    return "#amount";
  }

  private static String rolling(Draft draft, Pair pair) {
    draft.value("exposure");
    int first = draft.timeline().firstT();
    String before = "prev(#rate)";
    if (draft.has("spot")) {
      draft.value("spot");
      before = "prev(#rate, #spot)";
    }
    String above = pair.fromPerTo() ? "#from_interest" : "#to_interest";
    String below = pair.fromPerTo() ? "#to_interest" : "#from_interest";
    draft.line(
        "struck",
        "期初即期汇率",
        "spot rate at the start of the period",
        Pair.RATE,
        draft.has("spot") ? before : "if(t == " + first + ", #rate, " + before + ")");
    draft.line(
        "forward",
        "远期汇率",
        "forward rate for the end of the period",
        Pair.RATE,
        "#struck * (" + simple(above, below, "dt") + ")");
    return "prev(#exposure)";
  }

  private static String simple(String above, String below, String time) {
    return "(1 + " + above + " * " + time + ") / (1 + " + below + " * " + time + ")";
  }
}
