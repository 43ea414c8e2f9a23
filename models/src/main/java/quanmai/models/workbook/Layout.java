package quanmai.models.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import quanmai.models.law.Distributions;
import quanmai.models.law.Processes;
import quanmai.models.termsheet.Text;

/**
 * What stands where in a workbook: one sheet a section, one row an entry, one column a key.
 *
 * <p>Every sheet starts with a line that explains it, then one row of headings in Chinese and one
 * in English; a column is known by either. An input with options, an event with competitors, a line
 * with a formula by phase and an instrument take several rows with the same name. What a cell
 * cannot hold plainly, such as a list of tranches, stands in it as YAML would write it in one line.
 */
final class Layout {

  /** What a column's cells may hold. */
  enum Kind {
    /** Any text; a number is taken as text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A number, a date or a word. */
    VALUE,
    /** A number or a formula of the language. */
    FORMULA,
    /** A number, date, word, formula, or a list or mapping in one line. */
    SETTING,
    /** A date. */
    DATE,
    /** TRUE or FALSE. */
    FLAG,
    /** What only people read. */
    REMARK
  }

  /**
   * A column.
   *
   * @param key of the entry; with a dot for what lies deeper, such as {@code label.zh}
   * @param heading in both languages; a column is found by either, or by its key
   * @param width in characters
   * @param words that a cell may hold, none for any
   */
  record Column(String key, Text heading, Kind kind, double width, List<String> words) {

    Column(String key, String zh, String en, Kind kind, double width) {
      this(key, new Text(zh, en), kind, width, List.of());
    }

    boolean is(String text) {
      String plain = plain(text);
      return plain(heading.zh()).equals(plain)
          || plain(heading.en()).equals(plain)
          || plain(key).equals(plain);
    }
  }

  /** Columns beyond the fixed ones that a section takes. */
  enum Open {
    NONE,
    /** Parameters of distributions. */
    DISTRIBUTION,
    /** Parameters of processes. */
    PROCESS,
    /** Periods. */
    PERIODS,
    /** Names of factors. */
    FACTORS
  }

  private static final Column NAME = new Column("name", "名称", "name", Kind.TEXT, 22);
  private static final Column LABEL_ZH =
      new Column("label.zh", "中文名", "label (Chinese)", Kind.TEXT, 24);
  private static final Column LABEL_EN =
      new Column("label.en", "英文名", "label (English)", Kind.TEXT, 28);
  private static final Column UNIT = new Column("unit", "单位", "unit", Kind.TEXT, 12);
  private static final Column SOURCE = new Column("source", "出处", "source", Kind.TEXT, 30);
  private static final Column CONFIDENCE =
      new Column(
          "confidence",
          new Text("可信度", "confidence"),
          Kind.TEXT,
          10,
          List.of("V", "V-news", "M", "U"));
  private static final Column LOW = new Column("low", "范围下限", "lowest valid", Kind.NUMBER, 10);
  private static final Column HIGH = new Column("high", "范围上限", "highest valid", Kind.NUMBER, 10);
  private static final Column FORMULA = new Column("formula", "公式", "formula", Kind.FORMULA, 70);
  private static final Column PHASE = new Column("phase", "阶段", "phase", Kind.TEXT, 14);
  private static final Column REPLACE = new Column("replace", "替换模板", "replace", Kind.FLAG, 10);
  private static final Column ITEM = new Column("item", "项目", "item", Kind.REMARK, 26);
  private static final Column KEY = new Column("key", "键", "key", Kind.TEXT, 30);
  private static final Column VALUE = new Column("value", "值", "value", Kind.VALUE, 14);
  private static final Column REMARK = new Column("remark", "说明", "remark", Kind.REMARK, 50);

  private static final List<Column> ABOUT = List.of(SOURCE, CONFIDENCE, LOW, HIGH);

  /** A section of a term sheet, and its sheet. */
  @SuppressWarnings("ImmutableEnumChecker") // its lists are never changed
  enum Section {
    DEAL("概况", "deal", Open.NONE, List.of(ITEM, KEY, wide(VALUE, 50), REMARK)),
    INPUTS(
        "输入",
        "inputs",
        Open.DISTRIBUTION,
        all(
            List.of(NAME, LABEL_ZH, LABEL_EN, UNIT, VALUE),
            List.of(
                new Column(
                    "distribution",
                    new Text("分布", "distribution"),
                    Kind.TEXT,
                    13,
                    all(List.of("none"), Distributions.names())),
                new Column("option", "选项", "option", Kind.TEXT, 12),
                new Column("probability", "选项概率", "probability of option", Kind.NUMBER, 12)),
            ABOUT)),
    SCHEDULES(
        "时间表",
        "schedules",
        Open.PERIODS,
        all(
            List.of(NAME, LABEL_ZH, LABEL_EN, UNIT),
            List.of(
                new Column(
                    "after",
                    new Text("末期之后", "after the last"),
                    Kind.TEXT,
                    12,
                    List.of("zero", "hold")),
                new Column("feed", "账簿提供", "fed by a book", Kind.FLAG, 10)),
            ABOUT)),
    FACTORS(
        "因子",
        "factors",
        Open.PROCESS,
        all(
            List.of(NAME, LABEL_ZH, LABEL_EN, UNIT),
            List.of(
                new Column("process", new Text("过程", "process"), Kind.TEXT, 13, Processes.names())),
            ABOUT)),
    CORRELATION(
        "相关性",
        "correlation",
        Open.FACTORS,
        List.of(
            new Column(
                "item",
                new Text("项", "item"),
                Kind.TEXT,
                12,
                List.of("copula", "nu", "pair", "driver", "matrix")),
            new Column("first", "其一", "first", Kind.TEXT, 18),
            new Column("second", "其二", "second", Kind.TEXT, 18),
            new Column("value", "值", "value", Kind.FORMULA, 14))),
    EVENTS(
        "事件",
        "events",
        Open.NONE,
        List.of(
            NAME,
            LABEL_ZH,
            LABEL_EN,
            new Column("competing", "互斥事件", "competing event", Kind.TEXT, 18),
            new Column("hazard", "每年发生率", "hazard per year", Kind.FORMULA, 30))),
    LINES(
        "各线",
        "lines",
        Open.NONE,
        all(List.of(NAME, LABEL_ZH, LABEL_EN, UNIT, PHASE, FORMULA, REPLACE), ABOUT)),
    INSTRUMENTS(
        "工具",
        "instruments",
        Open.NONE,
        List.of(
            NAME,
            new Column("type", "种类", "type", Kind.TEXT, 20),
            new Column("setting", "条款", "term", Kind.TEXT, 26),
            new Column("value", "值", "value", Kind.SETTING, 40),
            REMARK)),
    OUTPUTS(
        "结果", "outputs", Open.NONE, all(List.of(NAME, LABEL_ZH, LABEL_EN, UNIT, FORMULA), ABOUT)),
    REPORT(
        "报表",
        "report",
        Open.NONE,
        List.of(ITEM, KEY, new Column("value", "值", "value", Kind.FORMULA, 50), REMARK)),
    FACTS(
        "事实",
        "facts",
        Open.NONE,
        List.of(
            NAME,
            new Column("value", "值", "value", Kind.SETTING, 20),
            wide(FORMULA, 40),
            SOURCE,
            CONFIDENCE)),
    POLICY(
        "政策",
        "policy",
        Open.NONE,
        List.of(ITEM, KEY, new Column("value", "值", "value", Kind.SETTING, 40), REMARK));

    private final Text name;
    private final Open open;
    private final List<Column> columns;

    Section(String zh, String en, Open open, List<Column> columns) {
      this.name = new Text(zh, en);
      this.open = open;
      this.columns = List.copyOf(columns);
    }

    /** The key of the section in a term sheet. */
    String key() {
      return name.en();
    }

    /** What its sheet is called. */
    String sheet() {
      return name.zh() + " " + name.en();
    }

    Open open() {
      return open;
    }

    List<Column> columns() {
      return columns;
    }

    /** Whether its rows are keys with one value each. */
    boolean isOfKeys() {
      return this == DEAL || this == REPORT || this == POLICY;
    }

    /** The column that every row fills. */
    Column first() {
      return isOfKeys() ? columns.get(1) : columns.getFirst();
    }

    /** Whether a sheet called {@code sheet} is this section's: by either language, or both. */
    boolean isCalled(String sheet) {
      String plain = plain(sheet);
      return Stream.of(name.zh(), name.en(), sheet()).anyMatch(s -> plain(s).equals(plain));
    }
  }

  /** The sheet that tells how to use the workbook; it is not read. */
  static final Text GUIDE = new Text("说明", "guide");

  /**
   * In a schedule: the value at the left goes on. One value for several periods is one number of
   * the deal, so that a change of it, or a derivative by it, concerns all of them.
   */
  static final String DITTO = "〃";

  /** What parameters are called in Chinese; one that is not here keeps its own name. */
  private static final Map<String, String> IN_CHINESE =
      Map.ofEntries(
          Map.entry("mean", "均值"),
          Map.entry("sd", "标准差"),
          Map.entry("median", "中位数"),
          Map.entry("p90", "九成分位"),
          Map.entry("log_sd", "对数标准差"),
          Map.entry("min", "最小"),
          Map.entry("mode", "最可能"),
          Map.entry("max", "最大"),
          Map.entry("shape", "形状"),
          Map.entry("scale", "尺度"),
          Map.entry("values", "取值"),
          Map.entry("probabilities", "各值概率"),
          Map.entry("start", "起点"),
          Map.entry("drift", "漂移"),
          Map.entry("reversion", "回复速度"),
          Map.entry("vol", "波动率"));

  private static final List<Column> PARAMETERS_OF_DISTRIBUTIONS =
      Distributions.parameters().stream().map(Layout::parameter).toList();

  private static final List<Column> PARAMETERS_OF_PROCESSES =
      Stream.concat(
              Arrays.stream(Processes.Family.values())
                  .flatMap(family -> family.parameters().stream())
                  .map(Processes.Parameter::name),
              Stream.of("values", "transition", "falls", "rises"))
          .distinct()
          .map(Layout::parameter)
          .toList();

  private Layout() {}

  private static Column parameter(String key) {
    return new Column(key, IN_CHINESE.getOrDefault(key, key), key, Kind.SETTING, 10);
  }

  /** The columns that {@code open} may add, where they are known beforehand. */
  static List<Column> parameters(Open open) {
    return switch (open) {
      case DISTRIBUTION -> PARAMETERS_OF_DISTRIBUTIONS;
      case PROCESS -> PARAMETERS_OF_PROCESSES;
      case NONE, PERIODS, FACTORS -> List.of();
    };
  }

  /** Whether a new workbook has a column for a parameter that nothing in it uses yet. */
  static boolean isUsual(Open open, String key) {
    return open == Open.DISTRIBUTION
        && List.of("mean", "sd", "median", "p90", "log_sd", "min", "mode", "max").contains(key);
  }

  private static Column wide(Column column, double width) {
    return new Column(column.key(), column.heading(), column.kind(), width, column.words());
  }

  @SafeVarargs
  private static <T> List<T> all(List<T>... lists) {
    return Stream.of(lists).flatMap(List::stream).toList();
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
