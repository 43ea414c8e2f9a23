package quanmai.models.termsheet;

import static quanmai.models.termsheet.Grammar.may;
import static quanmai.models.termsheet.Grammar.must;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.termsheet.Shape.Either;
import quanmai.models.termsheet.Shape.Field;
import quanmai.models.termsheet.Shape.Fields;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** The keys of a book. */
final class GrammarOfBooks {

  private static final int MANY = Integer.MAX_VALUE;
  private static final Shape WORD = new Plain(Kind.REFERENCE);
  private static final Shape FORMULA = new Plain(Kind.FORMULA);
  private static final Shape WORDS = new Either(WORD, new ListOf(WORD, 1, MANY), null);

  private static final List<Field> MEMBER =
      List.of(
          may(
              "sheet",
              new Plain(Kind.WORD),
              "交易文件或内置案例；不写则在此写出",
              "a file beside the book, or a case; else the sheet is written here",
              "sheet: c1"),
          may(
              "set",
              new MapOf(Kind.REFERENCE, new Plain(Kind.VALUE), MANY),
              "固定的数值",
              "values that are fixed",
              "set: {capacity: 30}"),
          may(
              "attributes",
              new MapOf(Kind.REFERENCE, new Plain(Kind.VALUE), MANY),
              "计数所依据的属性",
              "what it is counted by",
              "attributes: {unit: 起步区, foreign: no}"),
          may(
              "streams",
              new MapOf(Kind.REFERENCE, WORD, MANY),
              "本表的驱动因子对应的共享因子（项目库为属性名）",
              "the shared driver behind a driver of the sheet; in a pipeline, an attribute",
              "streams: {sector: sector_IT}"));

  /** Keys of a member that are the book's, not its sheet's. */
  static final List<String> OWN = List.of("sheet", "set", "attributes", "streams", "rows");

  private static final Shape DEAL = new Fields(MEMBER, new Shape.Setting());

  private static final Shape PIPELINE =
      new Fields(
          concat(
              MEMBER,
              must(
                  "rows",
                  new Plain(Kind.TEXT),
                  "项目清单：CSV 文件，或生成清单的文件或内置项目库",
                  "the deals: a CSV file, or a file or bundled pipeline that generates them",
                  "rows: deals.csv")),
          new Shape.Setting());

  private static final Shape HOLDING =
      Grammar.closed(
          must("fund", WORD, "持有的基金", "the fund that holds", "fund: it"),
          may("in", WORDS, "被持有的交易或基金", "the deals or the fund that is held", "in: [c1]"),
          may("pipeline", WORD, "被持有的项目库", "the pipeline that is held", "pipeline: pipeline"),
          may(
              "where",
              new MapOf(Kind.REFERENCE, WORDS, MANY),
              "项目库中的条件：属性允许的取值",
              "which deals of the pipeline: allowed words by attribute",
              "where: {sector: [IT], stage: [growth]}"),
          may("share", new Plain(Kind.NUMBER), "持有比例", "the part that is held", "share: 25%"),
          may(
              "investor",
              WORD,
              "在被持有基金中的出资人类别",
              "the class of investor in the fund that is held",
              "investor: mother"),
          may(
              "feeds",
              new MapOf(Kind.REFERENCE, FORMULA, MANY),
              "提供给基金的各项：以被持有方的各线写成的公式",
              "what goes to the fund's feeds: formulas over the lines of what is held",
              "feeds: {portfolio_calls: 'max(0, -fund_flow)'}"),
          may(
              "short",
              new Word(List.of("delay", "shrink", "drop", "none")),
              "资金不足时：推迟、缩减、放弃；none 为不检查",
              "when the fund has not enough: delay, shrink or drop the deal; none: not checked",
              "short: delay"),
          may(
              "patience",
              new Plain(Kind.INTEGER),
              "最多推迟几期",
              "how many periods a deal waits",
              "patience: 4"),
          may(
              "least",
              new Plain(Kind.NUMBER),
              "缩减后不少于申请额的比例",
              "the least share of what was asked",
              "least: 50%"),
          may(
              "first",
              WORD,
              "同期申请时，该属性较大者优先",
              "of those that ask in one period: the larger attribute first",
              "first: score"));

  /** The whole file. */
  static final Fields FILE =
      Grammar.closed(
          must("quanmai", new Word(List.of("1")), "语言版本", "version of the language", "quanmai: 1"),
          must("kind", new Word(List.of("book")), "账簿", "a book", "kind: book"),
          must("name", Grammar.LABEL, "名称", "the book's name", "name: 示例"),
          may("note", Grammar.LABEL, "说明", "what it is about", "note: 说明"),
          must(
              "timeline",
              Grammar.TIMELINE,
              "时间轴",
              "the grid of dates of all funds",
              "timeline: {start: 2026-12-31, step: quarter, periods: 48}"),
          may(
              "shared",
              new ListOf(WORD, 0, MANY),
              "全账簿共用的驱动因子",
              "drivers with one path for the whole book",
              "shared: [market]"),
          may("deals", new MapOf(Kind.NAME, DEAL, MANY), "交易", "deals", "c1: {sheet: c1}"),
          may(
              "pipelines",
              new MapOf(Kind.NAME, PIPELINE, MANY),
              "项目库",
              "many deals of one sheet",
              "pipeline: {template: pipeline-project, rows: deals.csv}"),
          must(
              "funds", new MapOf(Kind.NAME, DEAL, MANY), "基金", "funds", "it: {template: sub-fund}"),
          must(
              "holdings",
              new ListOf(HOLDING, 1, MANY),
              "持有关系",
              "who holds what",
              "- {fund: it, in: c1, share: 40%}"),
          may(
              "ledger",
              Grammar.closed(
                  must(
                      "pack",
                      new Plain(Kind.WORD),
                      "目标包",
                      "the pack of targets",
                      "pack: jinan-2022"),
                  may(
                      "count_at",
                      new Word(List.of("project", "fund")),
                      "基金的钱在哪里计数",
                      "where the money of a fund is counted",
                      "count_at: project"),
                  may(
                      "from",
                      new Plain(Kind.INTEGER),
                      "目标第一年对应的年份",
                      "the year that the first year of the targets becomes",
                      "from: 2027"),
                  may(
                      "set",
                      new MapOf(Kind.REFERENCE, new Plain(Kind.VALUE), MANY),
                      "固定的数值",
                      "values that are fixed",
                      "set: {domestic_capital_base: 1500}")),
              "城市台账",
              "the city's ledger",
              "ledger: {pack: jinan-2022}"),
          may(
              "outputs",
              new MapOf(Kind.OUTPUT_NAME, Grammar.OUTPUT, MANY),
              "全账簿的结果：以各成员的结果写成的公式",
              "results of the book: formulas over results of members",
              "missed: mother.lp_irr < 5%"),
          may(
              "fans",
              new ListOf(WORD, 0, MANY),
              "报告其走势的线",
              "lines whose course is reported",
              "fans: [mother.lp_net]"));

  private GrammarOfBooks() {}

  private static List<Field> concat(List<Field> some, Field... more) {
    var all = new ArrayList<Field>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
