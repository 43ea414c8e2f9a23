package quanmai.models.workbook;

import java.util.List;
import quanmai.models.termsheet.Text;

/** A key of a sheet of keys, with what it is called and what it takes. */
record KeyRow(String key, Text label, Text remark) {

  /** Those of the general sheet. */
  static final List<KeyRow> DEAL =
      List.of(
          of("quanmai", "语言版本", "1", "1"),
          of("kind", "种类", "deal 为交易", "deal"),
          of("name.zh", "名称（中文）", "", "name in Chinese"),
          of("name.en", "名称（英文）", "", "name in English"),
          of("note.zh", "摘要（中文）", "", "note in Chinese"),
          of("note.en", "摘要（英文）", "", "note in English"),
          of("template", "所用模板", "留空即不用模板", "the template it builds on; empty for none"),
          of("currency", "默认币种", "如 CNY", "such as CNY"),
          of("timeline.start", "起始日", "期初点的日期", "date of the opening point"),
          of("timeline.step", "期长", "month、quarter 或 year", "month, quarter or year"),
          of("timeline.periods", "期数", "或填最后一期的期末", "or give the end"),
          of("timeline.end", "最后一期的期末", "与期数二选一", "instead of periods"),
          of("timeline.opening", "有期初点", "TRUE（默认）或 FALSE", "TRUE (default) or FALSE"),
          of("timeline.stub", "首个短期的期末", "可留空", "end of a short first period"),
          of("timeline.daycount", "计日规则", "留空为月数/12", "empty for months/12"),
          of("timeline.calendar", "假日日历", "可留空", "may be empty"),
          of("timeline.convention", "遇假日的调整", "可留空", "may be empty"));

  /** Those of the sheet of reports. */
  static final List<KeyRow> REPORT =
      List.of(
          of("cashflow", "扇形图的线", "一条线的名称", "the line of the fan chart"),
          of("failure", "失败条件", "如 moic(flow) < 1", "such as moic(flow) < 1"),
          of("investor.investment", "投资人出资", "一条线的名称", "the line that its investor pays"),
          of("investor.dividends", "投资人所得股息", "一条线的名称", "the line of its dividends"),
          of("investor.interest", "投资人所得利息", "可留空", "may be empty"),
          of("investor.exit", "投资人退出所得", "可留空", "may be empty"),
          of("investor.rate", "投资人币种的汇率", "可留空", "may be empty"));

  /** Those of the sheet of policy. */
  static final List<KeyRow> POLICY =
      List.of(
          of("packs", "另加的规则包", "如 [our-rules.yaml]", "such as [our-rules.yaml]"),
          of("applies", "适用规则", "如 [deal, fund]", "such as [deal, fund]"));

  private static KeyRow of(String key, String label, String zh, String en) {
    return new KeyRow(key, Text.same(label), new Text(zh, en));
  }
}
