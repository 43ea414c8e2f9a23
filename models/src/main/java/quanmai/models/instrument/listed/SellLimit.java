package quanmai.models.instrument.listed;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * How fast a holder may sell listed shares: the part of all shares of the company, per year, by
 * auction and by block trades.
 *
 * <p>A large holder may sell {@code by_auction} and {@code by_block} in each window of three
 * months. A venture fund's window depends on how long it has held: three, two or one month, and no
 * limit from the last step on. The part of a window that lies in a period counts in proportion.
 */
final class SellLimit implements Instrument {

  /** So much that it limits nothing: all shares in less than a day. */
  private static final String ANY = "1000[/year]";

  private static final String RELIEF = "证监会公告〔2020〕17号（创业投资基金股东减持特别规定）";
  private static final String LARGE = "上市公司股东减持股份管理暂行办法（2024）：3 个月内集中竞价 1%、大宗交易 2%";

  @Override
  public String type() {
    return "sell-limit";
  }

  @Override
  public Text description() {
    return new Text(
        "减持比例上限：大股东，或按持有期限的创投减持优惠",
        "limits on selling listed shares: of large holders, or by a venture fund's holding time");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.word("rule", List.of("large-holder", "venture"), "适用规则", "which rule it is"),
        SettingSpec.value("held", "year", "已持有年数（创投）", "how long a venture fund has held"),
        SettingSpec.value("by_auction", "share", "每个窗口集中竞价上限", "by auction in each window")
            .usually("1%", Confidence.KNOWN, LARGE),
        SettingSpec.value("by_block", "share", "每个窗口大宗交易上限", "by block trades in each window")
            .usually("2%", Confidence.KNOWN, LARGE),
        window("window", "3", "窗口期", "the window"),
        step("step_2", "36", "改用第二窗口的持有期", "the holding time of the second window"),
        window("window_2", "2", "第二窗口期", "the second window"),
        step("step_3", "48", "改用第三窗口的持有期", "the holding time of the third window"),
        window("window_3", "1", "第三窗口期", "the third window"),
        step("step_free", "60", "不再受限的持有期", "the holding time that frees it"));
  }

  private static SettingSpec window(String name, String months, String zh, String en) {
    return SettingSpec.value(name, "month", zh, en).usually(months, Confidence.KNOWN, RELIEF);
  }

  private static SettingSpec step(String name, String months, String zh, String en) {
    return SettingSpec.value(name, "month", zh, en).usually(months, Confidence.KNOWN, RELIEF);
  }

  @Override
  public void expand(Draft draft) {
    draft.value("by_auction");
    draft.value("by_block");
    draft.value("window");
    if (!draft.positive("window")) {
      return;
    }
    if (draft.word("rule").equals("large-holder")) {
      limits(draft, "#by_auction / #window", "#by_block / #window");
      return;
    }
    if (!draft.has("held")) {
      draft.refuse(
          "sell-limit",
          "rule",
          new Text("创投减持须有已持有年数", "the rule for venture funds needs 'held'"),
          new Text("也许补上 held: years", "Maybe add held: years."));
      return;
    }
    for (String setting :
        List.of("held", "step_2", "window_2", "step_3", "window_3", "step_free")) {
      draft.value(setting);
    }
    draft.line(
        "of_now",
        "当前窗口期",
        "the window that applies",
        "year",
        "if(#held + 1e-6[year] < #step_2, #window,"
            + " if(#held + 1e-6[year] < #step_3, #window_2, #window_3))");
    String bound = "if(#held + 1e-6[year] < #step_free, ";
    limits(
        draft,
        bound + "#by_auction / #of_now, " + ANY + ")",
        bound + "#by_block / #of_now, " + ANY + ")");
  }

  private static void limits(Draft draft, String auction, String block) {
    draft.line("auction", "集中竞价每年上限占总股本", "by auction, of all shares, a year", "/year", auction);
    draft.line("block", "大宗交易每年上限占总股本", "by block trades, of all shares, a year", "/year", block);
  }
}
