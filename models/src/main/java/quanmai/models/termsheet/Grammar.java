package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Shape.Either;
import quanmai.models.termsheet.Shape.Field;
import quanmai.models.termsheet.Shape.Fields;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Need;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** The keys of a term sheet: which there are, what stands behind them, what they mean. */
final class Grammar {

  static final int MANY = Integer.MAX_VALUE;

  static final Shape TEXT = new Plain(Kind.TEXT);
  static final Shape NUMBER = new Plain(Kind.NUMBER);
  private static final Shape DATE = new Plain(Kind.DATE);
  static final Shape FORMULA = new Plain(Kind.FORMULA);
  static final Shape REFERENCE = new Plain(Kind.REFERENCE);
  private static final Shape SETTING = new Shape.Setting();

  static final Shape LABEL =
      new Either(
          TEXT,
          null,
          closed(
              must("zh", TEXT, "中文", "in Chinese", "zh: 营业收入"),
              must("en", TEXT, "英文", "in English", "en: revenue")));

  static final Field LABEL_FIELD =
      may("label", LABEL, "名称，报表上显示", "what reports call it", "label: {zh: 营业收入, en: revenue}");

  private static final List<Field> FACTS =
      List.of(
          LABEL_FIELD,
          may(
              "unit",
              TEXT,
              "单位；输入和时间表不写即无量纲",
              "its unit; an input or schedule without one is dimensionless",
              "unit: 亿元"),
          may("source", TEXT, "数字的出处", "where the number comes from", "source: 可研报告 3.2"),
          may(
              "confidence",
              new Word(List.of("V", "V-news", "M", "U")),
              "可信度：V 已读原文，V-news 新闻，M 通行做法，U 假设",
              "how far to trust it: V read, V-news in the news, M well known, U assumed",
              "confidence: U"),
          may(
              "range",
              new ListOf(new Plain(Kind.BOUND), 2, 2),
              "有效范围：最小值与最大值，~ 为不限",
              "smallest and largest valid value, ~ for none",
              "range: [0, 100]"));

  private static final Shape DISTRIBUTION =
      new Either(new Word(List.of("none")), null, new MapOf(Kind.WORD, SETTING, 1));

  static final Shape INPUT =
      new Either(
          new Plain(Kind.VALUE),
          null,
          facts(
              may(
                  "value",
                  new Plain(Kind.VALUE),
                  "基准值：数字、日期或选项",
                  "base-case value: a number, date or option",
                  "value: 20"),
              may(
                  "distribution",
                  DISTRIBUTION,
                  "每条路径抽一次的分布；none 为已知值",
                  "drawn once a path; none for a known value",
                  "distribution: {pert: {min: 0.6, mode: 1, max: 1.15}}"),
              may(
                  "options",
                  new MapOf(Kind.NAME, NUMBER, MANY),
                  "选项及其概率，合计为 1",
                  "options with probabilities that sum to 1",
                  "options: {sale: 55%, buyback: 45%}")));

  static final Shape SCHEDULE =
      facts(
          ofDeal(
              "values",
              new Either(
                  NUMBER, new ListOf(NUMBER, 1, MANY), new MapOf(Kind.PERIODS, NUMBER, MANY)),
              "各期已知值：按期号、区间、阶段或日期，或从第一期起的列表",
              "known values by t, range, phase or date; or a list from the first t on",
              "values: {0: 15.4, 1..3: 19.8}"),
          may(
              "after",
              new Word(List.of("zero", "hold")),
              "最后一个值之后：zero 为零，hold 保持",
              "after the last value: zero, or hold it",
              "after: hold"),
          may(
              "feed",
              new Plain(Kind.FLAG),
              "是否由账簿中的其他成员按路径提供；单独运行时用所列值",
              "whether a book supplies it from other members, by path; alone, the values hold",
              "feed: true"));

  static final Shape FACTOR =
      factsAnd(
          SETTING,
          must(
              "process",
              new Plain(Kind.WORD),
              "随机过程的种类，其参数写在旁边",
              "the kind of process; its parameters stand beside it",
              "process: gbm"));

  static final Shape CORRELATION =
      closed(
          may(
              "copula",
              new Word(List.of("gaussian", "t")),
              "联合分布：高斯或 t",
              "how factors join: gaussian or t",
              "copula: gaussian"),
          may("nu", NUMBER, "t 的自由度", "degrees of freedom of t", "nu: 4"),
          may(
              "pairs",
              new ListOf(new ListOf(FORMULA, 3, 3), 0, MANY),
              "两因子及其相关系数",
              "two factors and their correlation",
              "pairs: [[price, cost, 0.5]]"),
          may(
              "matrix",
              closed(
                  must(
                      "names",
                      new ListOf(REFERENCE, 1, MANY),
                      "因子名",
                      "the factors",
                      "names: [price, cost]"),
                  must(
                      "rows",
                      new ListOf(new ListOf(FORMULA, 1, MANY), 1, MANY),
                      "相关矩阵的各行",
                      "rows of the correlation matrix",
                      "rows: [[1, 0.5], [0.5, 1]]")),
              "相关矩阵",
              "a correlation matrix",
              "matrix: {names: [a, b], rows: [[1, 0.5], [0.5, 1]]}"),
          may(
              "drivers",
              new MapOf(Kind.NAME, new MapOf(Kind.REFERENCE, FORMULA, MANY), MANY),
              "共同驱动及各因子的载荷",
              "common drivers with the loading of each factor",
              "drivers: {market: {price: 0.6, cost: 0.4}}"));

  static final Shape EVENT =
      new Either(
          FORMULA,
          null,
          closed(
              LABEL_FIELD,
              may("hazard", FORMULA, "每年发生率", "hazard per year", "hazard: 5%"),
              may(
                  "competing",
                  new MapOf(
                      Kind.NAME,
                      new Either(
                          FORMULA,
                          null,
                          closed(must("hazard", FORMULA, "每年发生率", "per year", "hazard: 5%"))),
                      MANY),
                  "互斥事件，先到者发生",
                  "events of which only the first happens",
                  "competing: {ipo: 10%, trade: 8%}")));

  private static final Field REPLACE =
      may(
          "replace",
          new Plain(Kind.FLAG),
          "是否替换模板中的同名项",
          "whether it replaces the template's of this name",
          "replace: true");

  private static final Field FORMULA_FIELD =
      must(
          "formula",
          new Either(FORMULA, null, new MapOf(Kind.NAME, FORMULA, MANY)),
          "公式，或按阶段的公式",
          "the formula, or one by phase",
          "formula: capacity * price");

  static final Shape LINE =
      withUnit(
          FORMULA_FIELD,
          may(
              "phase",
              REFERENCE,
              "只在此阶段有值，其余为零",
              "the phase outside which it is zero",
              "phase: operation"),
          REPLACE);

  static final Shape INSTRUMENT =
      new Fields(
          List.of(
              must(
                  "type",
                  new Plain(Kind.WORD),
                  "合约工具的种类，其条款写在旁边",
                  "the kind of instrument; its terms stand beside it",
                  "type: loan"),
              REPLACE),
          SETTING);

  static final Shape OUTPUT =
      new Either(
          FORMULA,
          null,
          facts(
              must(
                  "formula",
                  FORMULA,
                  "每条路径一个数；条件则报告概率",
                  "one number a path; a condition gives a probability",
                  "formula: irr(fund_flow)")));

  private static final Shape PHASE =
      new Either(
          new Plain(Kind.PERIODS),
          null,
          closed(
              must("from", DATE, "第一天", "first day", "from: 2026-11-24"),
              must("to", DATE, "最后一天", "last day", "to: 2028-12-31")));

  static final Shape TIMELINE = GrammarOfTime.timeline(PHASE);

  private static final Shape REPORT =
      closed(
          may("cashflow", REFERENCE, "扇形图所示的线", "the line of the fan chart", "cashflow: flow"),
          may("failure", FORMULA, "失败条件", "what counts as failure", "failure: moic(flow) < 1"),
          may(
              "investor",
              GrammarOfStructures.investor(),
              "投资人付什么、收什么（持有架构比较用）",
              "what its investor pays and gets, for holding structures",
              "investor: {investment: calls, dividends: dividends, exit: proceeds}"));

  /** What a deal says; its template may have said parts of it. */
  private static final List<Field> CONTENT =
      List.of(
          must("name", LABEL, "名称", "its name", "name: {zh: 示例, en: Example}"),
          may("note", LABEL, "说明", "a note", "note: ..."),
          may(
              "template",
              new Plain(Kind.WORD),
              "所用模板",
              "the template to build on",
              "template: greenfield-plant"),
          may(
              "currency",
              new Plain(Kind.WORD),
              "默认币种",
              "default currency of money",
              "currency: CNY"),
          must(
              "timeline",
              TIMELINE,
              "时间轴",
              "the grid of dates",
              "timeline: {start: 2026-11-24, step: year, periods: 8}"),
          may(
              "inputs",
              named(INPUT),
              "输入",
              "numbers that the deal takes",
              "capacity: {unit: GWh, value: 20}"),
          may(
              "schedules",
              named(SCHEDULE),
              "时间表",
              "known values by period",
              "capex: {unit: 亿元, values: {0: 15.4, 1: 19.8}}"),
          may(
              "factors",
              named(FACTOR),
              "随机因子",
              "random processes",
              "price: {process: gbm, start: 1, drift: 0, vol: 12%}"),
          may(
              "correlation",
              CORRELATION,
              "相关性",
              "how factors move together",
              "correlation: {pairs: [[price, cost, 0.5]]}"),
          may("events", named(EVENT), "事件", "events by hazard", "fail: {hazard: 5%}"),
          may(
              "lines",
              named(LINE),
              "各线",
              "one value a period each",
              "revenue: {unit: 亿元, formula: capacity * price}"),
          may("instruments", named(INSTRUMENT), "合约工具", "contract terms", "loan: {type: loan}"),
          ofDeal(
              "outputs",
              new MapOf(Kind.OUTPUT_NAME, OUTPUT, MANY),
              "结果",
              "what the run reports",
              "fund_irr: irr(fund_flow)"),
          may("report", REPORT, "报表", "what reports show", "report: {cashflow: flow}"),
          GrammarOfPolicy.FACTS,
          GrammarOfPolicy.POLICY);

  /** The whole file. */
  static final Fields FILE = file();

  private Grammar() {}

  private static Fields file() {
    var fields = new ArrayList<Field>();
    fields.add(
        must("quanmai", new Word(List.of("1")), "语言版本", "version of the language", "quanmai: 1"));
    fields.add(
        must(
            "kind",
            new Word(List.of("deal", "fund", "template")),
            "交易、基金或模板",
            "a deal, a fund or a template",
            "kind: deal"));
    fields.addAll(CONTENT);
    fields.add(
        may(
            "example",
            new Shape.Partial(
                new Fields(
                    CONTENT.stream().filter(f -> !f.name().equals("template")).toList(), null)),
            "模板：示例交易所写的内容，quanmai new 据此起草",
            "of a template: what a sample deal gives; quanmai new starts from it",
            "example: {inputs: {capacity: 20}}"));
    return new Fields(fields, null);
  }

  static Shape named(Shape value) {
    return new MapOf(Kind.NAME, value, MANY);
  }

  static Fields closed(Field... fields) {
    return new Fields(List.of(fields), null);
  }

  private static Fields facts(Field... fields) {
    return factsAnd(null, fields);
  }

  /** Facts of which the unit must be said. */
  private static Fields withUnit(Field... fields) {
    var all = new ArrayList<Field>();
    for (Field fact : FACTS) {
      boolean unit = fact.name().equals("unit");
      Need need = unit ? Need.ALWAYS : fact.need();
      all.add(new Field(fact.name(), need, fact.shape(), fact.meaning(), fact.example()));
    }
    all.addAll(List.of(fields));
    return new Fields(all, null);
  }

  private static Fields factsAnd(@Nullable Shape rest, Field... fields) {
    var all = new ArrayList<Field>(FACTS);
    all.addAll(List.of(fields));
    return new Fields(all, rest);
  }

  static Field must(String name, Shape shape, String zh, String en, String example) {
    return new Field(name, Need.ALWAYS, shape, new Text(zh, en), example);
  }

  private static Field ofDeal(String name, Shape shape, String zh, String en, String example) {
    return new Field(name, Need.IN_DEALS, shape, new Text(zh, en), example);
  }

  static Field may(String name, Shape shape, String zh, String en, String example) {
    return new Field(name, Need.NO, shape, new Text(zh, en), example);
  }
}
