package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * What the manager gives back of carry that turns out too high (回拨), and carry that is held back
 * for it.
 *
 * <p>At the end, and in interim tests, with c the carry that is agreed:
 *
 * <pre>
 *   profit = all distributions - all paid in + value of holdings (interim tests)
 *   excess = carry so far - given back so far - c max(0, profit)
 *   due    = min(max(excess, shortfall of the investors), in escrow + received after tax)
 * </pre>
 *
 * The escrow pays first, then the manager out of what it has received, less the tax on it: tax that
 * was paid is not given back. So after the test the manager holds at most c of the profit, unless
 * {@code limited} says that the limit binds. What an interim test has given back is not regained by
 * later profits.
 */
final class Clawback implements Instrument {

  @Override
  public String type() {
    return "clawback";
  }

  @Override
  public Text description() {
    return new Text(
        "回拨：期末与中期测试、税后上限、分成留存",
        "clawback: at the end and in interim tests, limited by tax, with carry held back");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("carry", MONEY, "收益分成", "carried interest as the waterfall says").must(),
        SettingSpec.value("share", "share", "约定分成比例", "the carry that is agreed").must(),
        SettingSpec.value("contributed", MONEY, "实缴", "paid in by the partners").must(),
        SettingSpec.value("distributed", MONEY, "出资人所得", "distributed to the partners").must(),
        SettingSpec.value(
            "shortfall",
            MONEY,
            "出资人距约定回报的差额",
            "what investors lack of what they were promised first"),
        SettingSpec.value("tax", "share", "分成的税率（已缴税款不回拨）", "tax on carry, not given back"),
        SettingSpec.of(Shape.PERIOD, "at", "最终测试期", "the period of the final test"),
        SettingSpec.value("interim", "condition", "中期测试时点", "when there is an interim test"),
        SettingSpec.value(
            "value", MONEY, "在持项目公允价值（中期测试用）", "fair value of holdings at interim tests"),
        SettingSpec.value("escrow", "share", "分成留存比例", "the share of carry that is held back"),
        SettingSpec.value("release", "condition", "提前释放留存的条件", "when escrow is released early"));
  }

  @Override
  public void expand(Draft draft) {
    int at = draft.period("at", draft.timeline().periods());
    needs(draft, "value", "interim", "interim: t == 12");
    needs(draft, "release", "escrow", "escrow: 30%");
    if (draft.refused()) {
      return;
    }
    for (String setting : List.of("carry", "share", "contributed", "distributed")) {
      draft.value(setting);
    }
    String kept = draft.has("tax") ? " * (1 - #tax)" : "";
    if (draft.has("tax")) {
      draft.value("tax");
    }
    String tested = "t == " + at;
    if (draft.has("interim")) {
      draft.value("interim");
      tested += " or t < " + at + " and #interim";
    }
    boolean escrow = draft.has("escrow");
    if (escrow) {
      heldBack(draft, at);
    }
    String received = escrow ? "#carry - #held_back" : "#carry";
    owed(draft, at);
    draft.line(
        "limit",
        "可回拨上限（留存与税后所得）",
        "most that can be given back",
        MONEY,
        (escrow ? "#escrow_before + " : "") + "prev(#kept) + (" + received + ")" + kept);
    draft.line(
        "returned",
        "回拨",
        "given back to the partners",
        MONEY,
        "if(" + tested + ", min(#owed, #limit), 0)");
    draft.line(
        "limited",
        "回拨受上限约束",
        "whether the limit binds",
        "condition",
        "(" + tested + ") and #owed > #limit + " + draft.amount("1e-9"));
    draft.line(
        "returned_so_far",
        "累计回拨",
        "given back so far",
        MONEY,
        "prev(#returned_so_far) + #returned");
    settle(draft, at, received, kept);
    draft.line("partners", "出资人回拨后所得", "what the partners get", MONEY, "#distributed + #returned");
  }

  private static void needs(Draft draft, String setting, String other, String example) {
    if (draft.has(setting) && !draft.has(other)) {
      draft.refuse(
          "clawback-settings",
          setting,
          new Text(setting + " 需要 " + other, "'" + setting + "' needs '" + other + "'"),
          new Text("也许补上 " + example, "Maybe add " + example + "."));
    }
  }

  private static void heldBack(Draft draft, int at) {
    draft.value("escrow", "escrow_share", null);
    String holds = "t < " + at;
    if (draft.has("release")) {
      draft.value("release");
      holds += " and not #release";
    }
    draft.line(
        "held_back",
        "本期留存分成",
        "carry that is held back",
        MONEY,
        "if(" + holds + ", #escrow_share * #carry, 0)");
    draft.line(
        "escrow_before", "回拨前留存余额", "escrow before the test", MONEY, "prev(#escrow) + #held_back");
  }

  private static void owed(Draft draft, int at) {
    String profit = "prev(#earned) + #distributed + #carry - #contributed";
    draft.line("earned", "累计已分配利润", "distributed less paid in so far", MONEY, profit);
    String worth = "#earned";
    if (draft.has("value")) {
      draft.value("value");
      worth += " + if(t < " + at + ", #value, 0)";
    }
    draft.line("profit", "累计利润", "profit so far", MONEY, worth);
    draft.line("carry_so_far", "累计收益分成", "carry so far", MONEY, "prev(#carry_so_far) + #carry");
    String excess = "#carry_so_far - prev(#returned_so_far) - #share * max(0, #profit)";
    if (draft.has("shortfall")) {
      draft.value("shortfall");
      excess += ", #shortfall - prev(#returned_so_far)";
    }
    draft.line("owed", "应回拨", "what should be given back", MONEY, "max(0, " + excess + ")");
  }

  /** Who pays what is given back, and what then remains. */
  private static void settle(Draft draft, int at, String received, String kept) {
    boolean escrow = draft.has("escrow");
    String paid = "#returned";
    String released = "";
    if (escrow) {
      draft.line(
          "from_escrow", "由留存支付", "paid out of escrow", MONEY, "min(#escrow_before, #returned)");
      String when = "t >= " + at + (draft.has("release") ? " or #release" : "");
      draft.line(
          "released",
          "释放留存",
          "released from escrow",
          MONEY,
          "if(" + when + ", #escrow_before - #from_escrow, 0)");
      draft.line(
          "escrow", "留存余额", "carry in escrow", MONEY, "#escrow_before - #from_escrow - #released");
      paid = "(#returned - #from_escrow)";
      released = " + #released";
    }
    draft.line(
        "gp",
        "管理人分成净额",
        "carry that the manager gets, net",
        MONEY,
        received + released + " - " + paid);
    draft.line(
        "kept",
        "管理人累计税后所得",
        "what the manager has got after tax",
        MONEY,
        "prev(#kept) + (" + received + released + ")" + kept + " - " + paid);
  }
}
