package quanmai.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quanmai.api.json.Json;
import quanmai.api.json.StressJson;
import quanmai.engine.run.Progress;
import quanmai.models.book.Book;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.RunSettings;
import quanmai.scenarios.stress.BookModel;
import quanmai.scenarios.stress.DealModel;
import quanmai.scenarios.stress.Model;
import quanmai.scenarios.stress.Scenario;
import quanmai.scenarios.stress.Scenarios;
import quanmai.scenarios.stress.Stress;
import quanmai.scenarios.stress.StressReport;

/** {@code stress}: what scenarios do to a deal or book, on the same random numbers. */
@Command(name = "stress")
final class StressCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(
      names = {"--set", "--scenario"},
      paramLabel = "SCENARIO",
      descriptionKey = "SCENARIO")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  StressCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunSettings asked = options.settings(console);
    var findings = new Findings();
    Map<String, Scenario> known = new LinkedHashMap<>(Scenarios.bundled());
    List<Scenario> scenarios = chosen(known, findings);
    Target target = findings.refused() ? null : target(asked);
    List<StressReport> reports =
        target == null ? null : Stress.run(target.model, scenarios, known, findings);
    if (!findings.isEmpty()) {
      console.tell(findings.all());
    }
    if (reports == null || target == null) {
      return ExitCode.REFUSED;
    }
    if (json) {
      console.out().println(Json.text(StressJson.of(reports, target.settings)));
    } else {
      console.print(StressText.of(console, reports, target.settings));
    }
    return ExitCode.DONE;
  }

  /** What is stressed, and how it is run. */
  private record Target(Model model, RunSettings settings) {}

  private @Nullable Target target(RunSettings asked) throws Exception {
    Progress progress = ProgressBar.of(console, quiet);
    Books.Found found = Books.find(console, file);
    if (found instanceof Books.Found.Ready(Book book)) {
      RunSettings settings = options.forBook(console);
      return new Target(new BookModel(book, settings, progress), settings);
    }
    Deal deal = found == null ? Deals.load(console, file, List.of()) : null;
    return deal == null ? null : new Target(new DealModel(deal, asked, progress), asked);
  }

  /** The scenarios that were asked for, by name or file; all of them when none was. */
  private List<Scenario> chosen(Map<String, Scenario> known, Findings findings) {
    List<Scenario> chosen = new ArrayList<>();
    for (String name : wanted) {
      Scenario scenario = known.containsKey(name) ? known.get(name) : own(name, known, findings);
      if (scenario != null) {
        chosen.add(scenario);
      }
    }
    return all || wanted.isEmpty() ? List.copyOf(known.values()) : chosen;
  }

  private @Nullable Scenario own(String name, Map<String, Scenario> known, Findings findings) {
    Path path = Deals.path(console, name);
    if (!Files.exists(path)) {
      throw new Refusal(
          console.say(
              "refused.scenario",
              name,
              String.join(", ", known.keySet()),
              console.say(Nearest.maybe(name, known.keySet()))));
    }
    byte[] bytes = TermSheetReader.bytes(path, findings);
    Scenario scenario = bytes == null ? null : Scenarios.read(name, name, bytes, findings);
    if (scenario != null) {
      known.put(name, scenario);
    }
    return scenario;
  }
}
