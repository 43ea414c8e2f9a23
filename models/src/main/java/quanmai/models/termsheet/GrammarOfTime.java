package quanmai.models.termsheet;

import static quanmai.models.termsheet.Grammar.may;
import static quanmai.models.termsheet.Grammar.must;

import java.util.List;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** The keys of a timeline. */
final class GrammarOfTime {

  private GrammarOfTime() {}

  static Shape timeline(Shape phase) {
    return Grammar.closed(
        must("start", new Plain(Kind.DATE), "起始日", "date of the opening", "start: 2026-11-24"),
        must(
            "step",
            new Word(List.of("month", "quarter", "year")),
            "期长：月、季、年",
            "length of a period",
            "step: year"),
        may(
            "periods",
            new Plain(Kind.INTEGER),
            "期数，1 至 1200；或写 end",
            "number of periods, 1 to 1200; or give end",
            "periods: 8"),
        may("end", new Plain(Kind.DATE), "最后一期的期末", "end of the last period", "end: 2034-11-24"),
        may(
            "opening",
            new Plain(Kind.FLAG),
            "是否有 t = 0 期初点（默认有）",
            "whether there is a point t = 0 at the start (default true)",
            "opening: true"),
        may(
            "stub",
            new Plain(Kind.DATE),
            "第一短期的期末",
            "end of a short first period",
            "stub: 2026-12-31"),
        may(
            "daycount",
            new Plain(Kind.TEXT),
            "计日规则：nominal 为月数/12，或 Strata 名称",
            "nominal (months/12) or a name such as Act/365F",
            "daycount: Act/365F"),
        may("calendar", new Plain(Kind.TEXT), "假日日历", "holiday calendar", "calendar: NoHolidays"),
        may(
            "convention",
            new Plain(Kind.TEXT),
            "遇假日的调整规则",
            "how a holiday moves a date",
            "convention: ModifiedFollowing"),
        may(
            "phases",
            new MapOf(Kind.NAME, phase, Integer.MAX_VALUE),
            "阶段：期号或日期的区间",
            "phases: ranges of t or dates",
            "phases: {construction: 0..2, operation: 3..}"));
  }
}
