package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * What an obligor really pays of what it owes: a part, late, in instalments.
 *
 * <p>Of what falls due, the recovery is paid, all together at most the obligor's capacity; after
 * the delay, at the end of the period in which it ends; in equal instalments, one a period.
 * Wrong-way risk is a recovery that is correlated with what the deal is worth.
 *
 * <p>The delay is at most {@code longest} periods. What would come after the last period is not
 * received: {@code outstanding} shows it.
 */
final class ObligorPayment implements Instrument {

  @Override
  public String type() {
    return "obligor-payment";
  }

  @Override
  public Text description() {
    return new Text(
        "义务人兑付：兑现率、履约能力、拖延、分期",
        "what an obligor pays of what it owes: recovery, delay, instalments");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("due", MONEY, "应付金额", "what falls due").must(),
        SettingSpec.value("recovery", "share", "兑现率", "the share that is paid"),
        SettingSpec.value("capacity", MONEY, "履约能力（累计上限）", "the most that it can pay in all"),
        SettingSpec.value("delay", "year", "拖延时间", "how late it pays"),
        SettingSpec.of(Shape.COUNT, "longest", "拖延的最多期数", "the most periods of delay"),
        SettingSpec.of(Shape.COUNT, "instalments", "分期期数", "the number of instalments"));
  }

  @Override
  public void expand(Draft draft) {
    if (draft.has("delay") != draft.has("longest")) {
      draft.refuse(
          "payment-delay",
          draft.has("delay") ? "delay" : "longest",
          new Text("delay 与 longest 应同时给出", "'delay' and 'longest' go together"),
          new Text("也许写成 delay: 1, longest: 3", "Maybe write delay: 1, longest: 3."));
      return;
    }
    draft.value("due");
    draft.value("recovery", "1");
    String agreed = "#due * #recovery";
    if (draft.has("capacity")) {
      draft.value("capacity");
      agreed = "min(" + agreed + ", max(0, #capacity - prev(#promised)))";
    }
    draft.line("agreed", "可兑付金额", "what will be paid of it", MONEY, agreed);
    draft.line(
        "promised", "累计可兑付金额", "what will be paid, so far", MONEY, "prev(#promised) + #agreed");
    String paid = "#agreed";
    int instalments = draft.count("instalments", 1, 1);
    if (instalments > 1) {
      draft.line(
          "instalment",
          "分期金额",
          "the instalments, before the delay",
          MONEY,
          "sum_last(#agreed, " + instalments + ") / " + instalments);
      paid = "#instalment";
    }
    draft.line(
        "paid", "实际兑付", "paid in the period", MONEY, draft.has("delay") ? late(draft, paid) : paid);
    draft.line(
        "outstanding",
        "可兑付而未到账",
        "to be paid and not yet received",
        MONEY,
        "prev(#outstanding) + #agreed - #paid");
  }

  /** What was to be paid k periods ago, where the delay ends in the k-th period. */
  private static String late(Draft draft, String paid) {
    draft.value("delay");
    int longest = draft.count("longest", 1, 1);
    StringBuilder formula = new StringBuilder();
    for (int k = 0; k < longest; k++) {
      String soFar = k == 0 ? "0" : k + ".000001 * dt";
      formula.append("if(#delay <= %s, %s, ".formatted(soFar, lagged(paid, k)));
    }
    return formula + lagged(paid, longest) + ")".repeat(longest);
  }

  private static String lagged(String paid, int periods) {
    return periods == 0 ? paid : "lag(" + paid + ", " + periods + ")";
  }
}
