package quanmai.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import quanmai.models.book.Book;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.Explanation;
import quanmai.scenarios.run.Explanation.Row;
import quanmai.scenarios.run.RunSettings;

/** {@code explain}: one path, with every line's value. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  @Option(names = "--path", paramLabel = "N")
  private @Nullable Integer path;

  @Option(names = "--base")
  private boolean base;

  @Option(names = "--line", paramLabel = "L")
  private List<String> lines = new ArrayList<>();

  @Option(names = "--investor", paramLabel = "[FUND.]CLASS")
  private @Nullable String investor;

  @Option(names = "--via", paramLabel = "MEMBER")
  private List<String> via = new ArrayList<>();

  @Mixin private RunOptions options = new RunOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (!base && path == null) {
      throw new Refusal(console.say("refused.no.path"));
    }
    int paths = options.paths(console);
    RunSettings settings =
        new RunSettings(
            options.seed(),
            Math.max(paths, path == null ? 1 : path + 1),
            options.sampling(console),
            1,
            null,
            Version.of());
    if (path != null && path < 0) {
      throw new Refusal(console.say("refused.path", path.toString(), Integer.toString(paths - 1)));
    }
    Books.Found found = Books.find(console, deals.file());
    if (found != null) {
      return book(found, settings);
    }
    if (investor != null || !via.isEmpty()) {
      throw new Refusal(console.say("refused.investor.deal"));
    }
    Deal deal = deals.load(console);
    if (deal == null) {
      return ExitCode.REFUSED;
    }
    Explanation explanation =
        base || path == null ? Explanation.base(deal) : Explanation.of(deal, settings, path);
    List<Row> rows = chosen(explanation.rows());
    console
        .out()
        .println(
            base
                ? console.say("explain.base", console.say(deal.checked().sheet().name()))
                : console.say(
                    "explain.path",
                    console.say(deal.checked().sheet().name()),
                    String.valueOf(path),
                    Long.toString(options.seed())));
    print(explanation, rows);
    return ExitCode.DONE;
  }

  /** A book is explained from one of its investors down. */
  private int book(Books.Found found, RunSettings settings) {
    if (!(found instanceof Books.Found.Ready(Book book))) {
      return ExitCode.REFUSED;
    }
    if (path == null || !lines.isEmpty()) {
      throw new Refusal(console.say("refused.book.path"));
    }
    console.print(BookTraceText.of(console, book, settings, path, investor, via));
    return ExitCode.DONE;
  }

  private List<Row> chosen(List<Row> rows) {
    List<String> names = rows.stream().map(Row::name).toList();
    for (String line : lines) {
      if (!names.contains(line)) {
        throw new Refusal(console.say("refused.line", line, String.join(", ", names)));
      }
    }
    return lines.isEmpty()
        ? rows
        : rows.stream().filter(row -> lines.contains(row.name())).toList();
  }

  private void print(Explanation explanation, List<Row> rows) {
    List<String> header = new ArrayList<>();
    header.add(console.say("explain.line"));
    explanation.periods().forEach(t -> header.add("t" + t));
    TextTable table = new TextTable(header.toArray(String[]::new));
    TextTable scalars = new TextTable(console.say("explain.scalar"), "");
    boolean any = false;
    for (Row row : rows) {
      String name = row.unit().isEmpty() ? row.name() : row.name() + " [" + row.unit() + "]";
      if (row.values().length == 1) {
        scalars.row(name, number(row.values()[0]));
        any = true;
      } else {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        for (double value : row.values()) {
          cells.add(number(value));
        }
        table.row(cells.toArray(String[]::new));
      }
    }
    if (any) {
      console.print(scalars.lines(console.terminal().columns()));
      console.out().println();
    }
    console.print(table.lines(console.terminal().columns()));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Style.AMOUNT.of(value);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : "%.4f".formatted(value);
  }
}
