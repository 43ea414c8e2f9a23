package quanmai.scenarios.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import quanmai.engine.columns.Storage;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.network.NetworkRunner;
import quanmai.engine.network.Part;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summary;
import quanmai.engine.threads.Threads;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.Holding;
import quanmai.models.book.Member;
import quanmai.models.book.ParameterChange;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Mode;
import quanmai.scenarios.book.BookColumns.Shown;
import quanmai.scenarios.book.BookReport.CashCheck;
import quanmai.scenarios.book.BookReport.Fund;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.Hashes;
import quanmai.scenarios.run.OutputFigures;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunSettings;

/** Runs a book and reports it. */
public final class BookRun {

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
    return run(book, settings, change, Storage.standard(), progress);
  }

  static BookReport run(
      Book book, RunSettings settings, ParameterChange change, Storage storage, Progress progress) {
    long start = System.nanoTime();
    Built once = BookNetwork.build(book, Mode.BASE, change);
    Built built = BookNetwork.build(book, Mode.STOCHASTIC, change);
    try (NetworkRun.Result base =
            NetworkRun.run(NetworkRun.Plan.of(once.network(), 1), Progress.NONE);
        NetworkRun.Result result =
            NetworkRun.run(plan(built, settings).withStorage(storage), progress)) {
      return new BookRun(book, built, settings, result, base).report(start);
    }
  }

  /**
   * Runs {@code book} with other values for some parameters, and keeps the results of the book and
   * of the funds that no other fund holds.
   */
  public static KeptResults kept(
      Book book, RunSettings settings, ParameterChange change, Progress progress) {
    Built built = BookNetwork.build(book, Mode.STOCHASTIC, change);
    NetworkRun.Result result = NetworkRun.run(plan(built, settings), progress);
    Set<String> top = new HashSet<>();
    top.add("");
    funds(book).stream()
        .filter(fund -> fund.level() == Fund.Level.TOP)
        .forEach(fund -> top.add(fund.name()));
    List<Shown> shown =
        new BookColumns(book, built)
            .shown().stream()
                .filter(s -> top.contains(s.member()))
                .filter(s -> !s.output().name().endsWith(BookNetwork.CASH_ERROR))
                .toList();
    return new KeptResults(shown, result, FundMoney.deals(book, result));
  }

  private BookReport report(long start) {
    List<Shown> shown = new BookColumns(book, built).shown();
    List<OutputReport> outputs =
        Threads.map(shown.size(), settings.threads(), k -> figures(shown.get(k)));
    List<RunReport.Fan> fans =
        new BookFans(book, result, base, design).of(built.fans(), settings.threads());
    List<CashCheck> checks = FundMoney.checks(built, result);
    RunReport.RunInfo info = info((System.nanoTime() - start) * 1e-9);
    RunReport figures =
        new RunReport(book.sheet().name(), info, outputs, null, null, List.of(), List.of());
    return new BookReport(figures, funds(book), fans, checks, FundMoney.deals(book, result));
  }

  /** The figures of one column, which is read for as long as this takes. */
  private OutputReport figures(Shown shown) {
    Lowered.Output output = shown.output();
    double[] values = DealRun.inUnit(result.column(shown.column()), output.unit());
    double atBase = output.unit().fromCanonical(base.column(shown.column())[0]);
    Summary summary = Summary.of(values, design, Summary.STANDARD);
    return OutputFigures.of(output, shown.name(), values, atBase, summary, design, null);
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

  private static List<Fund> funds(Book book) {
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
}
