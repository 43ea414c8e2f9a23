package quanmai.scenarios.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.network.NetworkRunner;
import quanmai.engine.network.Part;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summaries;
import quanmai.engine.stats.Summary;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.BookNetwork.Column;
import quanmai.models.book.Holding;
import quanmai.models.book.Member;
import quanmai.models.book.ParameterChange;
import quanmai.models.check.Checked;
import quanmai.models.language.Kind;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.scenarios.book.BookReport.CashCheck;
import quanmai.scenarios.book.BookReport.DealMean;
import quanmai.scenarios.book.BookReport.Fund;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.Hashes;
import quanmai.scenarios.run.OutputFigures;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunSettings;

/** Runs a book and reports it. */
public final class BookRun {

  private static final List<Double> BANDS = List.of(0.05, 0.25, 0.50, 0.75, 0.95);

  /** Of the counts of a fund's decisions: those that are amounts, and those of deals. */
  private static final Map<String, Text> COUNTS = counts();

  private final Book book;
  private final Built built;
  private final RunSettings settings;
  private final NetworkRun.Result result;
  private final NetworkRun.Result base;
  private final Design design;

  private BookRun(
      Book book,
      Built built,
      RunSettings settings,
      NetworkRun.Result result,
      NetworkRun.Result base) {
    this.book = book;
    this.built = built;
    this.settings = settings;
    this.result = result;
    this.base = base;
    this.design = DealRun.design(settings.sampling());
  }

  private static Map<String, Text> counts() {
    Map<String, Text> counts = new LinkedHashMap<>();
    counts.put("asked", new Text("项目申请金额", "asked for by deals"));
    counts.put("granted", new Text("同意出资金额", "granted to deals"));
    counts.put("delayed", new Text("推迟的项目数", "deals delayed"));
    counts.put("shrunk", new Text("缩减的项目数", "deals shrunk"));
    counts.put("dropped", new Text("因资金不足放弃的项目数", "deals dropped for want of capital"));
    return counts;
  }

  /** The plan of a network as {@code settings} say; Sobol points are for single deals. */
  public static NetworkRun.Plan plan(Built built, RunSettings settings) {
    if (settings.sampling() instanceof Sampling.Sobol) {
      throw new IllegalArgumentException("a book is run on random or antithetic paths");
    }
    return new NetworkRun.Plan(
        built.network(),
        settings.seed(),
        settings.paths(),
        settings.sampling() instanceof Sampling.Antithetic,
        settings.threads(),
        NetworkRunner.DEFAULT_LANES);
  }

  /** Runs {@code book} as {@code settings} say. */
  public static BookReport run(Book book, RunSettings settings, Progress progress) {
    return run(book, settings, ParameterChange.NONE, progress);
  }

  /** The same with other values for some parameters. */
  public static BookReport run(
      Book book, RunSettings settings, ParameterChange change, Progress progress) {
    long start = System.nanoTime();
    Built base = BookNetwork.build(book, Mode.BASE, change);
    NetworkRun.Result baseCase =
        NetworkRun.run(NetworkRun.Plan.of(base.network(), 1), Progress.NONE);
    Built built = BookNetwork.build(book, Mode.STOCHASTIC, change);
    NetworkRun.Result result = NetworkRun.run(plan(built, settings), progress);
    return new BookRun(book, built, settings, result, baseCase)
        .report((System.nanoTime() - start) * 1e-9);
  }

  /**
   * What a run kept, before any statistics.
   *
   * @param outputs what each column is, with the name of its member before its label
   * @param values of each output on every path, in its unit
   * @param deals what each deal called and gave back in the mean
   */
  public record Kept(List<Result> outputs, List<double[]> values, List<DealMean> deals) {}

  /**
   * A result of the book, or of a fund that no other fund holds.
   *
   * @param name as in reports
   */
  public record Result(String name, Lowered.Output output) {}

  /** Runs {@code book} with other values for some parameters, and keeps its own results. */
  public static Kept kept(
      Book book, RunSettings settings, ParameterChange change, Progress progress) {
    Built built = BookNetwork.build(book, Mode.STOCHASTIC, change);
    NetworkRun.Result result = NetworkRun.run(plan(built, settings), progress);
    return new BookRun(book, built, settings, result, result).kept();
  }

  private Kept kept() {
    Set<String> top = new HashSet<>();
    top.add("");
    funds().stream()
        .filter(fund -> fund.level() == Fund.Level.TOP)
        .forEach(fund -> top.add(fund.name()));
    List<Result> results = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int k = 0; k < built.columns().size(); k++) {
      Column column = built.columns().get(k);
      boolean check = column.output().endsWith(BookNetwork.CASH_ERROR);
      Lowered.Output output = top.contains(column.member()) && !check ? output(column) : null;
      if (output != null) {
        String name = column.member().isEmpty() ? column.output() : column.name();
        results.add(new Result(name, labelled(column, output)));
        values.add(DealRun.inUnit(result.values()[k], output.unit()));
      }
    }
    return new Kept(results, values, deals());
  }

  private BookReport report(double seconds) {
    List<Integer> shown = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int k = 0; k < built.columns().size(); k++) {
      Lowered.Output output = output(built.columns().get(k));
      if (output != null) {
        shown.add(k);
        values.add(DealRun.inUnit(result.values()[k], output.unit()));
      }
    }
    List<Summary> summaries = Summaries.of(values, design, Summary.STANDARD, settings.threads());
    List<OutputReport> outputs = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Column column = built.columns().get(shown.get(i));
      Lowered.Output output = Objects.requireNonNull(output(column));
      double atBase = output.unit().fromCanonical(base.values()[shown.get(i)][0]);
      String name = column.member().isEmpty() ? column.output() : column.name();
      outputs.add(
          OutputFigures.of(
              labelled(column, output),
              name,
              values.get(i),
              atBase,
              summaries.get(i),
              design,
              null));
    }
    RunReport figures =
        new RunReport(
            book.sheet().name(), info(seconds), outputs, null, null, List.of(), List.of());
    return new BookReport(figures, funds(), fans(), checks(), deals());
  }

  /** The output with the name of its member before its label. */
  private Lowered.Output labelled(Column column, Lowered.Output output) {
    boolean plain = column.member().isEmpty() || column.member().equals(Book.LEDGER);
    if (plain) {
      return output;
    }
    Text member = book.member(column.member()).checked().sheet().name();
    Text own = output.label() == null ? Text.same(output.name()) : output.label();
    Text both = new Text(member.zh() + "·" + own.zh(), member.en() + ": " + own.en());
    return new Lowered.Output(output.name(), output.node(), output.unit(), both, output.kind());
  }

  /** What a column is; null for those of fans and of checks. */
  private Lowered.@Nullable Output output(Column column) {
    Text count = COUNTS.get(column.output());
    Lowered lowered = Objects.requireNonNull(built.lowered().get(column.member()));
    for (Lowered.Output output : lowered.outputs()) {
      if (output.name().equals(column.output())) {
        return output;
      }
    }
    if (count == null) {
      return null;
    }
    boolean amount = column.output().equals("asked") || column.output().equals("granted");
    Unit unit = amount ? amountUnit() : Unit.NONE;
    return new Lowered.Output(column.output(), -1, unit, count, Kind.NUMBER);
  }

  private static Unit amountUnit() {
    return UnitParser.parse(new Source("亿元", Place.whole("book")), finding -> {});
  }

  private RunReport.RunInfo info(double seconds) {
    LocalDate start = book.timeline().points().getFirst();
    TreeMap<String, String> programs = new TreeMap<>();
    TreeMap<String, String> inputs = new TreeMap<>();
    for (Part part : built.network().parts()) {
      String key = part.name() + part.bound().program().outputNames().size();
      programs.put(key, part.bound().program().hash());
      inputs.put(key, part.bound().fingerprint());
    }
    return new RunReport.RunInfo(
        settings.seed(),
        result.count(),
        settings.sampling().label(),
        settings.threads(),
        Hashes.sha256(programs.toString()),
        Hashes.sha256(inputs.toString()),
        List.of(),
        settings.version(),
        start,
        seconds);
  }

  private List<Fund> funds() {
    Set<String> held = new HashSet<>();
    Set<String> holders = new HashSet<>();
    for (Holding holding : book.holdings()) {
      if (book.member(holding.held()).role() == Member.Role.FUND) {
        held.add(holding.held());
        holders.add(holding.fund());
      }
    }
    List<Fund> funds = new ArrayList<>();
    for (Member member : book.members().values()) {
      if (member.role() == Member.Role.FUND) {
        boolean holds = holders.isEmpty() || holders.contains(member.name());
        boolean top = holds && !held.contains(member.name());
        Fund.Level level = top ? Fund.Level.TOP : Fund.Level.BELOW;
        funds.add(new Fund(member.name(), member.checked().sheet().name(), level));
      }
    }
    return funds;
  }

  private List<CashCheck> checks() {
    List<CashCheck> checks = new ArrayList<>();
    for (int k = 0; k < built.columns().size(); k++) {
      Column column = built.columns().get(k);
      if (column.output().equals(BookNetwork.CASH_ERROR)) {
        double[] errors = result.values()[k];
        int worst = 0;
        for (int path = 1; path < errors.length; path++) {
          // NaN is the worst of all: it compares as no less than anything
          worst = !(errors[path] <= errors[worst]) ? path : worst;
        }
        checks.add(new CashCheck(column.member(), errors[worst], worst));
      }
    }
    return checks;
  }

  private List<RunReport.Fan> fans() {
    List<RunReport.Fan> fans = new ArrayList<>();
    built
        .fans()
        .forEach(
            (name, at) -> {
              int dot = name.indexOf('.');
              Member member = book.member(name.substring(0, dot));
              fans.add(fan(member, name.substring(dot + 1), at));
            });
    return fans;
  }

  private RunReport.Fan fan(Member member, String line, int[] at) {
    Checked.Line shown =
        member.checked().lines().stream()
            .filter(l -> l.name().equals(line))
            .findFirst()
            .orElseThrow();
    Unit unit = shown.about().unit();
    Timeline timeline = member.checked().timeline();
    List<Integer> periods = new ArrayList<>();
    List<LocalDate> dates = new ArrayList<>();
    List<double[]> bands = new ArrayList<>();
    List<Double> baseCase = new ArrayList<>();
    int paths = 0;
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      double[] values = DealRun.inUnit(result.values()[at[t]], unit);
      paths = values.length;
      periods.add(t);
      dates.add(timeline.periodEnd(t));
      bands.add(
          Summary.of(values, design, BANDS).quantiles().stream()
              .mapToDouble(quantile -> quantile.value())
              .toArray());
      baseCase.add(unit.fromCanonical(base.values()[at[t]][0]));
    }
    Text label = shown.about().label();
    return new RunReport.Fan(
        label == null ? Text.same(line) : label,
        unit.text(),
        periods,
        dates,
        bands.toArray(double[][]::new),
        baseCase.stream().mapToDouble(Double::doubleValue).toArray(),
        paths);
  }

  private List<DealMean> deals() {
    Map<String, double[]> means = new HashMap<>();
    List<String> names = built.network().totals();
    for (int k = 0; k < names.size(); k++) {
      int dot = names.get(k).lastIndexOf('.');
      String deal = names.get(k).substring(0, dot);
      int which = names.get(k).substring(dot + 1).equals("calls") ? 0 : 1;
      means.computeIfAbsent(deal, unused -> new double[2])[which] =
          result.totals()[k] / result.count();
    }
    book.members().values().stream()
        .filter(member -> member.role() == Member.Role.FUND)
        .forEach(member -> means.remove(member.name()));
    List<DealMean> deals = new ArrayList<>();
    means.forEach((name, mean) -> deals.add(new DealMean(name, mean[0], mean[1])));
    deals.sort(Comparator.comparingDouble(DealMean::netYi).thenComparing(DealMean::name));
    return deals;
  }
}
