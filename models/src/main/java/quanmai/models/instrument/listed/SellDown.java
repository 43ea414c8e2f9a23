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
 * A holding of listed shares: locked, then sold as fast as its holder wants and the limits allow.
 *
 * <p>With H the shares held before the period, and {@code since} the years since shares were last
 * acquired (that acquisition locks all of them):
 *
 * <pre>
 *   free    = wanted H                     if since &gt;= lock, else 0
 *   auction = min(free, auction limit dt total)
 *   block   = min(free - auction, block limit dt total)
 *   proceeds = (auction + block (1 - block discount)) price (1 - stamp - costs)
 * </pre>
 *
 * Without limits all that is free and wanted is sold by auction.
 */
final class SellDown implements Instrument {

  @Override
  public String type() {
    return "sell-down";
  }

  @Override
  public Text description() {
    return new Text(
        "上市公司股份的持有与减持：锁定、比例上限、大宗折价、税费",
        "a holding of listed shares and its sale: lock-up, limits, block discount, duty");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("acquired", SHARES, "当期取得股数", "shares acquired in the period").must(),
        SettingSpec.value("price", SHARE_PRICE, "股价", "the price of a share").must(),
        SettingSpec.value("lock", "month", "锁定期", "the lock-up")
            .usually("18", Confidence.KNOWN, "上市公司收购管理办法第七十四条：收购完成后 18 个月"),
        SettingSpec.value(
            "wanted", "share", "解锁股份中拟减持比例", "the share of what is free that is to go"),
        SettingSpec.value("total_shares", SHARES, "总股本", "all shares of the company"),
        SettingSpec.value("auction", "/year", "集中竞价每年上限占总股本", "by auction, of all shares, a year"),
        SettingSpec.value("block", "/year", "大宗交易每年上限占总股本", "by block trades, of all, a year"),
        SettingSpec.value("block_discount", "share", "大宗交易折价", "the discount of block trades")
            .usually("7%", Confidence.ASSUMED, "大宗交易折价 5-10%，建模假设"),
        SettingSpec.value("stamp", "share", "印花税率", "stamp duty on sales")
            .usually("0.05%", Confidence.KNOWN, "证券交易印花税，向出让方征收 0.05%"),
        SettingSpec.value("costs", "share", "交易费用率", "other costs of sales")
            .usually("0", Confidence.ASSUMED, "未写即不计"));
  }

  @Override
  public void expand(Draft draft) {
    for (String setting : List.of("acquired", "price", "lock", "stamp", "costs")) {
      draft.value(setting);
    }
    draft.value("wanted", "1");
    draft.line(
        "since",
        "最近一次取得以来的年数",
        "years since shares were last acquired",
        "year",
        "if(#acquired > 0, 0, prev(#since) + dt)");
    draft.line(
        "free",
        "可减持且拟减持股数",
        "shares that may and are to be sold",
        SHARES,
        "if(#since + 1e-6[year] >= #lock, #wanted * prev(#held), 0)");
    String sold = sales(draft);
    draft.line("sold", "当期减持股数", "shares sold in the period", SHARES, sold);
    draft.line("held", "期末持股", "shares held at the end", SHARES, "prev(#held) + #acquired - #sold");
    draft.line(
        "locked",
        "期末锁定股数",
        "shares locked at the end",
        SHARES,
        "if(#since + 1e-6[year] >= #lock, 0, #held)");
    draft.line("value", "期末市值", "what they are worth", MONEY, "#held * #price");
  }

  /** Writes the lines of sales and proceeds; what is sold in all. */
  private static String sales(Draft draft) {
    boolean byAuction = draft.has("auction");
    boolean byBlock = draft.has("block");
    if ((byAuction || byBlock) && !draft.has("total_shares")) {
      draft.refuse(
          "sell-down",
          byAuction ? "auction" : "block",
          new Text("减持上限须有总股本", "limits need the total of shares"),
          new Text("也许补上 total_shares: ...", "Maybe add total_shares: ..."));
      return "0";
    }
    if (byBlock && !byAuction) {
      draft.refuse(
          "sell-down",
          "block",
          new Text("集中竞价没有上限，大宗交易不起作用", "without a limit on auctions no block is needed"),
          new Text("也许补上 auction: ...", "Maybe add auction: ..."));
      return "0";
    }
    String auction = "#free";
    if (byAuction) {
      draft.value("total_shares");
      draft.value("auction");
      auction = "min(#free, #auction * dt * #total_shares)";
    }
    draft.line("by_auction", "集中竞价减持", "sold by auction", SHARES, auction);
    String sold = "#by_auction";
    String gross = "#by_auction";
    if (byBlock) {
      draft.value("block");
      draft.value("block_discount");
      draft.line(
          "by_block",
          "大宗交易减持",
          "sold by block trades",
          SHARES,
          "min(#free - #by_auction, #block * dt * #total_shares)");
      sold = "#by_auction + #by_block";
      gross = "(#by_auction + #by_block * (1 - #block_discount))";
    }
    draft.line(
        "proceeds",
        "减持所得",
        "proceeds of sales",
        MONEY,
        gross + " * #price * (1 - #stamp - #costs)");
    return sold;
  }
}
