package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A valuation adjustment (对赌): what is owed when a commitment is missed.
 *
 * <p>With m = 1 - actual / commitment, at least 0:
 *
 * <pre>
 *   m below grace                  nothing
 *   m up to redemption_above       cash   I m, at most I         (form: cash)
 *                                  shares stake x commitment / actual instead of the stake,
 *                                         at most most_stake     (form: shares)
 *   m above redemption_above       redemption is due; where it is not taken, as before
 * </pre>
 *
 * Several years: {@code earlier: deducted} owes what exceeds the compensation so far, since one
 * price is adjusted; {@code added} owes each year's, up to the price. Shares never go back. After a
 * redemption nothing is owed.
 *
 * <p>The shares make the post-money value P/E x actual: I / (post x actual / commitment).
 */
final class PerformanceCompensation implements Instrument {

  /** A miss this close to the edge of a band is taken to be on it. */
  private static final String EDGE = "1e-9";

  @Override
  public String type() {
    return "performance-compensation";
  }

  @Override
  public Text description() {
    return new Text(
        "业绩对赌：未达承诺时的现金或股份补偿、触发回购", "valuation adjustment: cash, shares or redemption on a miss");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.value("investment", MONEY, "投资额", "the price that is adjusted"));
    all.addAll(Commitment.settings());
    all.add(Commitment.basis());
    all.add(
        SettingSpec.word(
            "form", List.of("cash", "shares"), "补偿方式", "what is owed: cash or shares"));
    all.add(
        SettingSpec.word(
            "earlier",
            List.of("deducted", "added"),
            "已补偿金额：扣除、累加",
            "whether earlier compensation is deducted, or each year's added"));
    all.add(SettingSpec.value("grace", "share", "豁免幅度", "the miss below which nothing is owed"));
    all.add(
        SettingSpec.value(
            "redemption_above", "share", "触发回购的未达幅度", "the miss above which redemption is due"));
    all.add(
        SettingSpec.value(
            "redemption_taken",
            "condition",
            "触发回购时是否回购（否则仍按公式补偿）",
            "whether a redemption that is due is taken; if not, the formula holds"));
    all.add(SettingSpec.value("stake", "share", "原股比", "the stake before"));
    all.add(SettingSpec.value("most_stake", "share", "调整后股比上限", "the highest stake after"));
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    boolean cash = draft.word("form").equals("cash");
    String needed = cash ? "investment" : "stake";
    if (!draft.has(needed)) {
      draft.refuse(
          "compensation-form",
          "form",
          new Text(
              cash ? "现金补偿需要 investment" : "股份补偿需要 stake",
              cash ? "cash takes 'investment'" : "shares take 'stake'"),
          new Text(
              cash ? "也许写成 investment: 2.0" : "也许写成 stake: 10%",
              cash ? "Maybe write investment: 2.0." : "Maybe write stake: 10%."));
    }
    if (draft.has("redemption_taken") && !draft.has("redemption_above")) {
      draft.refuse(
          "compensation-redemption",
          "redemption_taken",
          new Text("redemption_taken 需要 redemption_above", "this needs 'redemption_above'"),
          new Text("也许补上 redemption_above: 50%", "Maybe add redemption_above: 50%."));
    }
    if (draft.refused()) {
      return;
    }
    Commitment.write(draft);
    bands(draft);
    if (cash) {
      cash(draft);
    } else {
      shares(draft);
    }
  }

  private static void bands(Draft draft) {
    draft.value("grace", "0");
    draft.line(
        "achieved",
        "承诺完成率",
        "reached over committed",
        "share",
        "if(#tested, #reached / max(#committed, " + draft.amount("1e-12") + "), 1)");
    draft.line("miss", "未达幅度", "the miss", "share", "max(0, 1 - #achieved)");
    String missed = "#miss > 0 and #miss >= #grace - " + EDGE;
    if (!draft.has("redemption_above")) {
      draft.line("owes", "是否补偿", "whether compensation is owed", "condition", missed);
      return;
    }
    draft.value("redemption_above");
    draft.value("redemption_taken", "true");
    draft.line(
        "redemption_due",
        "本期触发回购",
        "whether the miss makes redemption due",
        "condition",
        "#miss > #redemption_above + " + EDGE);
    draft.line(
        "redeemed",
        "已转为回购",
        "whether redemption was taken, now or before",
        "condition",
        "prev(#redeemed) or #redemption_due and #redemption_taken");
    draft.line(
        "owes", "是否补偿", "whether compensation is owed", "condition", missed + " and not #redeemed");
  }

  private static void cash(Draft draft) {
    draft.value("investment");
    draft.line(
        "formula",
        "按公式应补偿",
        "compensation by the formula",
        MONEY,
        "if(#owes, #investment * min(1, #miss), 0)");
    draft.line(
        "due",
        "本期应补偿现金",
        "cash owed in the period",
        MONEY,
        draft.word("earlier").equals("deducted")
            ? "max(0, #formula - prev(#total))"
            : "min(#formula, #investment - prev(#total))");
    draft.line("total", "累计应补偿现金", "cash owed so far", MONEY, "prev(#total) + #due");
  }

  private static void shares(Draft draft) {
    draft.value("stake");
    draft.value("most_stake", "1");
    draft.line(
        "adjusted_stake",
        "按公式调整后股比",
        "the stake by the formula",
        "share",
        "if(#owes, max(#stake, min(#most_stake, #stake / max(#achieved, 1e-9))), #stake)");
    draft.line(
        "extra_stake",
        "累计补偿股比",
        "stake handed over so far",
        "share",
        "max(prev(#extra_stake), #adjusted_stake - #stake)");
  }
}
