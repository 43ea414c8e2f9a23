package quanmai.models.instrument.listed;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;
import static quanmai.models.instrument.draft.Instrument.SettingSpec.SHARES;
import static quanmai.models.instrument.draft.Instrument.SettingSpec.SHARE_PRICE;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * New shares of a listed company, placed with a few buyers.
 *
 * <p>In the period {@code at}: raised = shares x price; the company receives it less the costs of
 * the issue. The price must not be below a share of the average of 20 days, the size not above a
 * share of the shares before the issue. {@code lock} is how long the buyer must hold: longer for a
 * buyer that takes control or is strategic, at a price that the board fixed.
 */
final class Placement implements Instrument {

  private static final String RULE = "上市公司证券发行注册管理办法";

  private static final Usual CONTROL_LOCK =
      new Usual("18", Confidence.KNOWN, RULE + "第五十九条：董事会确定价格的控制或战略投资者 18 个月");

  private static final Usual INVESTOR_LOCK =
      new Usual("6", Confidence.KNOWN, RULE + "第五十九条：其他发行对象 6 个月");

  @Override
  public String type() {
    return "placement";
  }

  @Override
  public Text description() {
    return new Text(
        "向特定对象发行股票（定增）：价格下限、规模上限、锁定期",
        "private placement of listed shares: price floor, size limit, lock-up");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.TIME, "at", "发行期", "the period of the issue").must(),
        SettingSpec.value("shares", SHARES, "发行股数", "the number of new shares").must(),
        SettingSpec.value("price", SHARE_PRICE, "发行价格", "the issue price").must(),
        SettingSpec.value("average_20", SHARE_PRICE, "定价基准日前 20 日均价", "the average of 20 days")
            .must(),
        SettingSpec.value("floor_share", "share", "发行价占均价的下限", "the lowest price over that average")
            .usually("80%", Confidence.KNOWN, RULE + "：不低于前 20 个交易日均价的 80%"),
        SettingSpec.value("shares_before", SHARES, "发行前总股本", "the shares before the issue").must(),
        SettingSpec.value("size_limit", "share", "发行规模上限", "the most new shares, of those before")
            .usually("30%", Confidence.KNOWN, "证券期货法律适用意见第 18 号：不超过发行前总股本的 30%"),
        SettingSpec.word(
            "buyer",
            List.of("control", "investor"),
            "发行对象：取得控制权或战略投资者，或一般投资者",
            "the buyer: of control or strategic, or an investor"),
        SettingSpec.value("lock", "month", "锁定期", "the lock-up"),
        SettingSpec.value("costs", "share", "发行费用率", "costs of the issue as a share of the price")
            .usually("0", Confidence.ASSUMED, "未写即不计"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("shares", "issue", null);
    for (String setting :
        List.of("price", "average_20", "floor_share", "shares_before", "size_limit", "costs")) {
      draft.value(setting);
    }
    boolean control = draft.word("buyer").equals("control");
    draft.valueOrUsual("lock", "lock_term", control ? CONTROL_LOCK : INVESTOR_LOCK);
    draft.line("lock", "锁定期", "the lock-up", "month", "#lock_term");
    draft.line(
        "shares",
        "发行股数",
        "shares issued in the period",
        SHARES,
        "if(t == " + draft.time("at") + ", #issue, 0)");
    draft.line("paid", "认购价款", "paid by the buyer", MONEY, "#shares * #price");
    draft.line(
        "company_receives", "募集资金净额", "received by the company", MONEY, "#paid * (1 - #costs)");
    draft.line(
        "floor", "发行底价", "the lowest price allowed", SHARE_PRICE, "#floor_share * #average_20");
    draft.line(
        "price_ok",
        "价格合规",
        "whether the price is allowed",
        "condition",
        "#price >= #floor * (1 - 1e-9)");
    draft.line(
        "size",
        "占发行前总股本",
        "new shares over those before the issue",
        "ratio",
        "#issue / #shares_before");
    draft.line(
        "size_ok",
        "规模合规",
        "whether the size is allowed",
        "condition",
        "#size <= #size_limit + 1e-9");
  }
}
