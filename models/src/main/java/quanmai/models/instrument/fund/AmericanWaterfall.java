package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The waterfall on realised investments (按已实现投资分配), losses carried forward: carry as soon as what
 * has been sold or written off has come back with its expenses and its preferred return.
 *
 * <p>What was paid in is held in a pool until it is realised. When holdings of a cost e leave a
 * portfolio of cost E, the share f = min(1, e / E) of the pool and of the return accrued on it is
 * realised: so expenses follow pro rata, and a write-off, which brings no money, is to be made good
 * by later proceeds before any carry.
 *
 * <pre>
 *   released = f (held + paid in)                 held = what remains
 *   returned, preferred_paid                      as in {@link Account}, on what was released
 * </pre>
 *
 * <p>Hybrids return more before carry: with {@code expenses}, fees and costs at once and in full;
 * with {@code written_down}, holdings below cost; with {@code value} and {@code cover}, the whole
 * pool with its return while the portfolio is worth less than cover x the pool.
 */
final class AmericanWaterfall implements Instrument {

  @Override
  public String type() {
    return "american-waterfall";
  }

  @Override
  public Text description() {
    return new Text(
        "按已实现投资分配：已退出成本及其门槛收益先返还，亏损结转；可加净值测试",
        "waterfall on realised investments, losses carried forward; optionally with a test of value");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.value("contributed", MONEY, "实缴", "paid in by the partners").must());
    all.add(SettingSpec.value("proceeds", MONEY, "可分配现金", "cash to be distributed").must());
    all.add(
        SettingSpec.value(
                "exited_cost", MONEY, "本期已退出及核销的成本", "cost of what is sold or written off")
            .must());
    all.add(
        SettingSpec.value(
            "invested", MONEY, "本期投出的成本（不写则等于实缴）", "cost of what is bought; all that is paid in"));
    all.add(SettingSpec.value("hurdle", "/year", "门槛收益率（年）", "the yearly hurdle rate").must());
    all.addAll(Hurdle.settings());
    all.add(
        SettingSpec.value(
            "expenses",
            MONEY,
            "先行返还的费用（不写则按比例随成本）",
            "fees and costs returned at once; pro rata with cost if left out"));
    all.add(
        SettingSpec.value(
            "written_down", MONEY, "在持项目累计减值", "how far holdings are below cost, a balance"));
    all.add(SettingSpec.value("value", MONEY, "在持项目公允价值", "the fair value of holdings"));
    all.add(
        SettingSpec.value(
            "cover", "ratio", "净值测试：公允价值与在持实缴之比", "test: fair value over capital held"));
    all.addAll(Carry.settings());
    return all;
  }

  @Override
  public void expand(Draft draft) {
    if (draft.has("value") != draft.has("cover")) {
      draft.refuse(
          "value-test",
          draft.has("value") ? "value" : "cover",
          new Text("净值测试需要 value 与 cover", "the test of value needs 'value' and 'cover'"),
          new Text(
              "也许写成 value: portfolio_value, cover: 1.25",
              "Maybe write value: portfolio_value, cover: 1.25."));
    }
    Carry carry = Carry.read(draft);
    if (carry == null) {
      return;
    }
    draft.value("hurdle");
    draft.value("contributed");
    draft.value("proceeds");
    draft.value("exited_cost");
    Hurdle.growth(draft, "#hurdle");
    held(draft, carry);
    boolean ahead = draft.has("value") || draft.has("written_down");
    realised(draft);
    if (ahead) {
      ahead(draft, carry);
    }
    totals(draft, ahead);
    carry.write("#pool - #returned - #preferred_paid");
  }

  /** The pool of what was paid in and is not realised. */
  private static void held(Draft draft, Carry carry) {
    String invested = "#contributed";
    if (draft.has("invested")) {
      draft.value("invested");
      invested = "#invested";
    }
    String now = "";
    if (draft.has("expenses")) {
      draft.value("expenses");
      draft.line(
          "first", "先行返还的费用", "expenses returned at once", MONEY, carry.bearing("#expenses"));
      now = " - #first";
    }
    draft.line("cost_before", "退出前成本", "cost before exits", MONEY, "prev(#cost) + " + invested);
    draft.line(
        "cost", "在持成本", "cost of what is held", MONEY, "max(0, #cost_before - #exited_cost)");
    draft.line(
        "realised_share",
        "本期已实现比例",
        "the share that is realised in the period",
        "share",
        "min(1, #exited_cost / max(" + draft.amount("1e-9") + ", #cost_before))");
    draft.line(
        "held_before",
        "实现前的在持实缴",
        "capital held before it is realised",
        MONEY,
        "prev(#held) + #paid_in" + now);
    draft.line(
        "held_accrued_before",
        "实现前在持实缴的应计收益",
        "preferred return on it",
        MONEY,
        "prev(#held_preferred) + " + Hurdle.accrual(draft, "#held", "#held_preferred", "#paid_in"));
  }

  /** What is realised, and what is paid on it first. */
  private static void realised(Draft draft) {
    draft.line(
        "released",
        "本期转为已实现的实缴",
        "capital that becomes realised",
        MONEY,
        "#realised_share * #held_before" + (draft.has("expenses") ? " + #first" : ""));
    draft.line(
        "realised_returned",
        "返还已实现实缴",
        "realised capital that is returned",
        MONEY,
        "min(#pool, prev(#realised) + #released)");
    draft.line(
        "realised",
        "已实现未返还实缴（含结转亏损）",
        "realised and not returned, losses included",
        MONEY,
        "prev(#realised) + #released - #realised_returned");
    draft.line(
        "realised_due",
        "已实现部分的应付收益",
        "preferred return due on what is realised",
        MONEY,
        "prev(#realised_preferred) + growth_of_realised + #realised_share * #held_accrued_before"
            .replace(
                "growth_of_realised",
                simple(draft)
                    ? "#growth * prev(#realised)"
                    : "#growth * prev(#realised + #realised_preferred)"));
    draft.line(
        "realised_preferred_paid",
        "支付已实现部分的收益",
        "preferred return paid on what is realised",
        MONEY,
        "min(#pool - #realised_returned, #realised_due)");
    draft.line(
        "realised_preferred",
        "已实现部分未付收益",
        "preferred return on what is realised, not yet paid",
        MONEY,
        "#realised_due - #realised_preferred_paid");
  }

  private static boolean simple(Draft draft) {
    return draft.word("basis").equals("simple");
  }

  /** What is returned of the pool before it is realised. */
  private static void ahead(Draft draft, Carry carry) {
    String kept = "(1 - #realised_share) * #held_before";
    List<String> wanted = new ArrayList<>();
    if (draft.has("value")) {
      draft.value("value");
      draft.value("cover");
      draft.line(
          "covered",
          "通过净值测试",
          "whether the test of value is passed",
          "condition",
          carry.bearing("#value") + " >= #cover * " + kept);
      wanted.add("if(#covered, 0, " + kept + ")");
    }
    if (draft.has("written_down")) {
      draft.value("written_down");
      wanted.add(
          "min("
              + kept
              + ", max(0, "
              + carry.bearing("#written_down")
              + " - (1 - #realised_share) * prev(#made_good)))");
    }
    draft.line(
        "ahead",
        "提前返还在持实缴",
        "capital that is returned before it is realised",
        MONEY,
        "min(#pool - #realised_returned - #realised_preferred_paid, "
            + (wanted.size() == 1 ? wanted.getFirst() : "max(" + String.join(", ", wanted) + ")")
            + ")");
    if (draft.has("written_down")) {
      draft.line(
          "made_good",
          "在持项目已提前返还",
          "returned ahead on what is still held",
          MONEY,
          "(1 - #realised_share) * prev(#made_good) + #ahead");
    }
    draft.line(
        "ahead_preferred",
        "提前支付在持实缴的收益",
        "preferred return that is paid before it is realised",
        MONEY,
        draft.has("value")
            ? "if(#covered, 0, min(#pool - #realised_returned - #realised_preferred_paid - #ahead,"
                + " (1 - #realised_share) * #held_accrued_before))"
            : draft.amount("0"));
  }

  private static void totals(Draft draft, boolean ahead) {
    draft.line(
        "held",
        "在持实缴",
        "capital held",
        MONEY,
        "(1 - #realised_share) * #held_before" + (ahead ? " - #ahead" : ""));
    draft.line(
        "held_preferred",
        "在持实缴的应计收益",
        "preferred return accrued on capital held",
        MONEY,
        "(1 - #realised_share) * #held_accrued_before" + (ahead ? " - #ahead_preferred" : ""));
    draft.line(
        "returned",
        "返还实缴",
        "capital that is returned",
        MONEY,
        "#realised_returned" + (ahead ? " + #ahead" : ""));
    draft.line(
        "preferred_paid",
        "支付门槛收益",
        "preferred return that is paid",
        MONEY,
        "#realised_preferred_paid" + (ahead ? " + #ahead_preferred" : ""));
    draft.line("capital", "未返还实缴", "capital not yet returned", MONEY, "#held + #realised");
    draft.line(
        "preferred",
        "未付门槛收益",
        "preferred return not yet paid",
        MONEY,
        "#held_preferred + #realised_preferred");
  }
}
