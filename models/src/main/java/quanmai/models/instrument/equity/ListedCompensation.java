package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Compensation by the sellers of a business that a listed company bought (监管规则适用指引——上市类第1号).
 *
 * <pre>
 *   due_t = max(0, (sum of commitments to t - sum of results to t) / sum of all commitments x price
 *               - compensated before), with all together at most the price
 *   impairment test in the last period of the commitment: max(0, impairment - compensated), likewise
 *   shares_t = due_t / issue price, while the sellers have any; cash = due_t - shares_t x issue price
 * </pre>
 *
 * What was compensated is not refunded when later years exceed. The test compares amounts; where
 * all was paid in shares, that is the share of the impairment in the price against the share of the
 * shares given back.
 */
final class ListedCompensation implements Instrument {

  @Override
  public String type() {
    return "listed-compensation";
  }

  @Override
  public Text description() {
    return new Text(
        "上市公司并购业绩补偿：累计法、股份优先、减值测试",
        "earnings compensation in a listed company's purchase: cumulative, shares first, impairment");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.value("price", MONEY, "交易价格", "the price of the deal").must());
    all.addAll(Commitment.settings());
    all.add(SettingSpec.value("issue_price", MONEY, "股份发行价", "the issue price of a share"));
    all.add(
        SettingSpec.value(
            "shares_held", "count", "可用于补偿的股数", "the shares that the sellers can give back"));
    all.add(
        SettingSpec.value("impairment", MONEY, "期末减值额", "the impairment when the commitment ends"));
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    if (draft.has("shares_held") && !draft.has("issue_price")) {
      draft.refuse(
          "compensation-shares",
          "shares_held",
          new Text("shares_held 需要 issue_price", "'shares_held' needs 'issue_price'"),
          new Text("也许补上 issue_price: 10[元]", "Maybe add issue_price: 10[元]."));
      return;
    }
    draft.value("price");
    Commitment.given(draft);
    draft.line(
        "shortfall", "累计未达业绩", "cumulative shortfall", MONEY, "cum(#commitment) - cum(#counted)");
    draft.line(
        "by_result",
        "业绩补偿",
        "owed for the results",
        MONEY,
        "if(#commitment > 0, max(0, min(#price, #shortfall / sum(#commitment) * #price)"
            + " - prev(#total)), 0)");
    String due = "#by_result";
    if (draft.has("impairment")) {
      draft.value("impairment");
      draft.line(
          "by_impairment",
          "减值补偿",
          "owed for the impairment",
          MONEY,
          "if("
              + Commitment.last()
              + ", max(0, min(#price, #impairment) - prev(#total) - #by_result), 0)");
      due = "#by_result + #by_impairment";
    }
    draft.line("due", "本期应补偿", "owed in the period", MONEY, due);
    draft.line("total", "累计应补偿", "owed so far", MONEY, "prev(#total) + #due");
    payment(draft);
  }

  private static void payment(Draft draft) {
    if (!draft.has("issue_price")) {
      draft.line("cash", "现金补偿", "paid in cash", MONEY, "#due");
      return;
    }
    draft.value("issue_price");
    String shares = "#due / #issue_price";
    if (draft.has("shares_held")) {
      draft.value("shares_held");
      shares = "min(" + shares + ", max(0, #shares_held - prev(#shares_given)))";
    }
    draft.line("shares", "补偿股数", "shares given back", "count", shares);
    draft.line(
        "shares_given",
        "累计补偿股数",
        "shares given back so far",
        "count",
        "prev(#shares_given) + #shares");
    draft.line("cash", "现金补偿", "paid in cash", MONEY, "#due - #shares * #issue_price");
  }
}
