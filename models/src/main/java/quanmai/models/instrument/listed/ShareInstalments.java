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
 * A price paid in new shares, in instalments, each as far as it is earned.
 *
 * <p>due = price x instalment; shares = due x earned / issue price while the registration holds,
 * none afterwards; what is due and not issued is forfeited.
 */
final class ShareInstalments implements Instrument {

  @Override
  public String type() {
    return "share-instalments";
  }

  @Override
  public Text description() {
    return new Text(
        "分期发行股份支付对价，以业绩为条件", "a price paid in shares by instalments that must be earned");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("price", MONEY, "以股份支付的对价", "the price that is paid in shares").must(),
        SettingSpec.value("issue_price", SHARE_PRICE, "发行价格", "the issue price").must(),
        SettingSpec.value("instalments", "share", "各期支付比例", "the share of the price by period")
            .must(),
        SettingSpec.value("earned", "share", "当期兑现比例（业绩条件）", "how much of it has been earned"),
        SettingSpec.of(Shape.PERIOD, "registered", "注册生效期", "the period of the registration"),
        SettingSpec.value("window", "month", "注册有效期", "how long the registration holds")
            .usually("48", Confidence.VERIFIED, "上市公司重大资产重组管理办法（证监会令第 230 号，2025-05-16）"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("price");
    draft.value("issue_price");
    draft.value("instalments");
    draft.value("window");
    int registered = draft.period("registered", draft.timeline().firstT());
    draft.line(
        "in_time",
        "注册仍有效",
        "whether the registration still holds",
        "condition",
        "t >= "
            + registered
            + " and years - at(years, "
            + registered
            + ") <= #window + 1e-6[year]");
    draft.line("due", "当期应付对价", "due in the period", MONEY, "#price * #instalments");
    String issued = "#due / #issue_price";
    if (draft.has("earned")) {
      draft.value("earned");
      issued = "#due * #earned / #issue_price";
    }
    draft.line(
        "shares",
        "当期发行股数",
        "shares issued in the period",
        SHARES,
        "if(#in_time, " + issued + ", 0)");
    draft.line("issued", "累计发行股数", "shares issued so far", SHARES, "cum(#shares)");
    draft.line(
        "forfeited",
        "当期未兑现对价",
        "what is due and not issued",
        MONEY,
        "#due - #shares * #issue_price");
  }
}
