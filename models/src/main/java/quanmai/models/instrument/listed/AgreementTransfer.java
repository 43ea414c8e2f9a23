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
 * Purchase of a block of listed shares from a holder by agreement.
 *
 * <p>In the period {@code at}: consideration = shares x price; the buyer pays it and its own costs,
 * the seller receives it less stamp duty. The price must not be below the prior close less the band
 * of the day; a state-owned seller's not below the average of 30 days and the net assets per share
 * either.
 */
final class AgreementTransfer implements Instrument {

  @Override
  public String type() {
    return "agreement-transfer";
  }

  @Override
  public Text description() {
    return new Text(
        "协议转让上市公司股份：价格下限、溢价、税费",
        "purchase of listed shares by agreement: price floor, premium, duty");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.TIME, "at", "过户期", "the period of the transfer").must(),
        SettingSpec.value("shares", SHARES, "转让股数", "the number of shares").must(),
        SettingSpec.value("price", SHARE_PRICE, "转让价格", "the price of a share").must(),
        SettingSpec.value("prior_close", SHARE_PRICE, "前一交易日收盘价", "the prior close").must(),
        SettingSpec.value("band", "share", "大宗交易跌幅限制", "how far below the close a block may trade")
            .usually("10%", Confidence.KNOWN, "沪深主板涨跌幅 10%；协议转让不低于大宗交易价格下限"),
        SettingSpec.word(
            "seller", List.of("private", "state"), "转让方性质", "whether the seller is state-owned"),
        SettingSpec.value("average_30", SHARE_PRICE, "前 30 个交易日均价", "the average of 30 days"),
        SettingSpec.value(
            "net_assets", SHARE_PRICE, "最近一期经审计每股净资产", "audited net assets per share"),
        SettingSpec.value("stamp", "share", "印花税率（转让方）", "stamp duty, paid by the seller")
            .usually("0.05%", Confidence.KNOWN, "证券交易印花税，向出让方征收 0.05%"),
        SettingSpec.value("costs", "share", "受让方费用率", "costs of the buyer as a share of the price")
            .usually("0", Confidence.ASSUMED, "未写即不计"));
  }

  @Override
  public void expand(Draft draft) {
    for (String setting : List.of("shares", "price", "prior_close", "band", "stamp", "costs")) {
      draft.value(setting, setting.equals("shares") ? "block" : setting, null);
    }
    String floor = "#prior_close * (1 - #band)";
    if (draft.word("seller").equals("state")) {
      if (!draft.has("average_30") || !draft.has("net_assets")) {
        draft.refuse(
            "state-seller",
            "seller",
            new Text(
                "国有股东转让须有前 30 日均价与每股净资产", "a state-owned seller needs average_30 and net_assets"),
            new Text(
                "也许补上 average_30: ... 与 net_assets: ...",
                "Maybe add average_30: ... and net_assets: ..."));
        return;
      }
      draft.value("average_30");
      draft.value("net_assets");
      floor = "max(" + floor + ", #average_30, #net_assets)";
    }
    draft.line(
        "shares",
        "过户股数",
        "shares transferred in the period",
        SHARES,
        "if(t == " + draft.time("at") + ", #block, 0)");
    draft.line("consideration", "转让价款", "the price of all", MONEY, "#shares * #price");
    draft.line("paid", "受让方支付", "paid by the buyer", MONEY, "#consideration * (1 + #costs)");
    draft.line(
        "seller_receives",
        "转让方所得",
        "received by the seller",
        MONEY,
        "#consideration * (1 - #stamp)");
    draft.line(
        "premium",
        "较前收盘价溢价率",
        "the premium over the prior close",
        "ratio",
        "#price / #prior_close - 1");
    draft.line("floor", "价格下限", "the lowest price allowed", SHARE_PRICE, floor);
    draft.line(
        "price_ok",
        "价格合规",
        "whether the price is allowed",
        "condition",
        "#price >= #floor * (1 - 1e-9)");
  }
}
