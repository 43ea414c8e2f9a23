package quanmai.api.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quanmai.api.json.CompareJson;
import quanmai.api.json.Json;
import quanmai.engine.run.Sampling;
import quanmai.models.structure.Structures;
import quanmai.models.structure.View;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.scenarios.compare.CompareReport;
import quanmai.scenarios.compare.CompareRun;
import quanmai.scenarios.compare.CompareRun.Compared;
import quanmai.scenarios.market.MarketSnapshot;
import quanmai.scenarios.run.RunSettings;

/** {@code compare}: one deal under several holding structures, on the same paths. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(names = "--structures", paramLabel = "A,B")
  private String structures = Structures.ALL;

  @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "SET")
  private List<String> fixed = new ArrayList<>();

  @Option(names = "--paths", paramLabel = "N")
  private int paths = 100_000;

  @Option(names = "--seed", paramLabel = "S")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "T")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json")
  private boolean json;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunSettings settings =
        new RunSettings(
            seed,
            RunOptions.checkedPaths(console, paths),
            new Sampling.Random(),
            RunOptions.checkedThreads(console, threads),
            null,
            Version.of());
    var findings = new Findings();
    List<View> views = Structures.select(Arrays.asList(structures.split(",")), findings);
    if (findings.refused() || views.isEmpty()) {
      console.tell(findings.all());
      return ExitCode.REFUSED;
    }
    MarketSnapshot market = MarketSnapshot.latest();
    Compared compared =
        CompareRun.run(read(), fixed, views, market, settings, ProgressBar.of(console, quiet));
    return switch (compared) {
      case Compared.Refused(var all) -> {
        console.tell(all);
        yield ExitCode.REFUSED;
      }
      case Compared.Done(CompareReport report, var warnings) -> {
        console.tell(warnings);
        if (json) {
          console.out().println(Json.text(CompareJson.of(report)));
        } else {
          console.print(CompareText.of(console, report, market));
        }
        yield ExitCode.DONE;
      }
    };
  }

  private TermSheetReader.Read read() throws java.io.IOException {
    return Deals.read(console, file);
  }
}
