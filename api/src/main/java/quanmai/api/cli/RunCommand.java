package quanmai.api.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import quanmai.api.json.BookJson;
import quanmai.api.json.Json;
import quanmai.api.json.RunJson;
import quanmai.engine.run.RunPlan;
import quanmai.models.book.Book;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.book.BookReport;
import quanmai.scenarios.book.BookRun;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunSettings;

/** {@code run}: the distribution of a deal's outputs. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(names = "--until-error", paramLabel = "NAME=E")
  private @Nullable String untilError;

  @Option(names = "--max-paths", paramLabel = "N")
  private int maxPaths = 4_000_000;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path folder;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunSettings asked = options.settings(console);
    Books.Found found = Books.find(console, deals.file());
    if (found != null) {
      return book(found);
    }
    Deal deal = deals.load(console);
    PolicyReport policy = deal == null ? null : policies.judge(console, deal);
    if (deal == null || policy == null) {
      return ExitCode.REFUSED;
    }
    RunSettings settings = untilError == null ? asked : until(deal, asked, untilError);
    RunReport report = DealRun.run(deal, settings, ProgressBar.of(console, quiet));
    if (json) {
      console.out().println(Json.text(RunJson.of(report, policy)));
    } else {
      console.print(RunText.of(console, report, policy));
    }
    if (folder != null) {
      Outputs.write(console, deal, settings, report, policy, folder);
      console.err().println(console.say("run.written", folder));
    }
    return ExitCode.DONE;
  }

  private int book(Books.Found found) {
    if (!(found instanceof Books.Found.Ready(Book book))) {
      return ExitCode.REFUSED;
    }
    if (!deals.fixed().isEmpty() || untilError != null || folder != null) {
      throw new Refusal(console.say("refused.book.option"));
    }
    RunSettings settings = options.forBook(console);
    BookReport report = BookRun.run(book, settings, ProgressBar.of(console, quiet));
    if (json) {
      console.out().println(Json.text(BookJson.of(report)));
    } else {
      console.print(BookText.of(console, report));
    }
    return report.conserved() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private RunSettings until(Deal deal, RunSettings asked, String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    double error = equals < 0 ? Double.NaN : number(text.substring(equals + 1));
    if (!(error > 0) || maxPaths < 1 || maxPaths > RunPlan.MAX_PATHS) {
      throw new Refusal(console.say("refused.until", text));
    }
    if (deal.output(name) == null) {
      throw new Refusal(
          console.say("refused.output", name, String.join(", ", Outputs.names(deal))));
    }
    return new RunSettings(
        asked.seed(),
        asked.paths(),
        asked.sampling(),
        asked.threads(),
        new RunSettings.Until(name, error, maxPaths),
        asked.version());
  }

  private static double number(String text) {
    try {
      return text.endsWith("%")
          ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
