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
 * The offer that a holder must make to all when its stake passes a threshold.
 *
 * <p>It is triggered in the period in which stake = held / total rises above the threshold. Then
 * shares = min(offered x total, total - held) x accepted, paid at the offer price. Without {@code
 * exempt}; an exemption leaves the flag and no offer.
 */
final class MandatoryOffer implements Instrument {

  @Override
  public String type() {
    return "mandatory-offer";
  }

  @Override
  public Text description() {
    return new Text(
        "要约收购：持股超过 30% 时触发，可为部分要约",
        "mandatory offer: triggered when the stake passes 30%, for all shares or a part");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("held", SHARES, "期末持股（不含要约）", "shares held, without the offer's").must(),
        SettingSpec.value("total_shares", SHARES, "总股本", "all shares of the company").must(),
        SettingSpec.value("threshold", "share", "触发比例", "the stake above which it is due")
            .usually("30%", Confidence.KNOWN, "上市公司收购管理办法第二十四条"),
        SettingSpec.value("offered", "share", "要约股份占总股本", "shares offered for, of all")
            .usually("5%", Confidence.KNOWN, "部分要约的最低比例：收购管理办法第二十五条"),
        SettingSpec.value("least", "share", "部分要约的最低比例", "the least that may be offered for")
            .usually("5%", Confidence.KNOWN, "上市公司收购管理办法第二十五条"),
        SettingSpec.value("highest_paid", SHARE_PRICE, "此前 6 个月支付的最高价", "the highest paid before")
            .must(),
        SettingSpec.value("price", SHARE_PRICE, "要约价格", "the offer price").must(),
        SettingSpec.value("accepted", "share", "接受比例", "the share of the offer that is accepted")
            .usually("100%", Confidence.ASSUMED, "按全部接受测算"),
        SettingSpec.value("exempt", "condition", "是否获豁免", "whether it is exempt"),
        SettingSpec.value("costs", "share", "要约费用率", "costs of the offer as a share of the price")
            .usually("0", Confidence.ASSUMED, "未写即不计"));
  }

  @Override
  public void expand(Draft draft) {
    for (String setting :
        List.of(
            "held",
            "total_shares",
            "threshold",
            "offered",
            "least",
            "highest_paid",
            "price",
            "accepted",
            "costs")) {
      draft.value(setting);
    }
    draft.line(
        "stake", "持股比例（不含要约）", "the stake before the offer", "share", "#held / #total_shares");
    draft.line(
        "triggered",
        "触发要约",
        "whether the threshold is passed in the period",
        "condition",
        "#stake > #threshold + 1e-9 and prev(#stake) <= #threshold + 1e-9");
    String due = "#triggered";
    if (draft.has("exempt")) {
      draft.value("exempt");
      due = "#triggered and not #exempt";
    }
    draft.line(
        "shares",
        "要约收购股数",
        "shares bought by the offer",
        SHARES,
        "if(" + due + ", #accepted * min(#offered * #total_shares, #total_shares - #held), 0)");
    draft.line("paid", "要约支付", "paid for them", MONEY, "#shares * #price * (1 + #costs)");
    draft.line(
        "stake_after",
        "持股比例（含要约）",
        "the stake with what the offer bought",
        "share",
        "(#held + cum(#shares)) / #total_shares");
    draft.line(
        "price_ok",
        "要约价合规",
        "whether the price is allowed",
        "condition",
        "#price >= #highest_paid * (1 - 1e-9)");
    draft.line(
        "size_ok",
        "要约比例合规",
        "whether the size is allowed",
        "condition",
        "#offered + 1e-9 >= #least");
  }
}
