package quanmai.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import quanmai.engine.run.Sampling;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.RunSettings;

/** {@code demo}: sample case C1, run and shown. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--paths", paramLabel = "N")
  private int paths = 100_000;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (paths < 1 || paths > 10_000_000) {
      throw new Refusal(console.say("refused.paths", Integer.toString(paths)));
    }
    Deal deal = Deals.sample(console);
    RunSettings settings =
        new RunSettings(
            1,
            paths,
            new Sampling.Random(),
            Runtime.getRuntime().availableProcessors(),
            null,
            Version.of());
    console.print(
        RunText.of(console, DealRun.run(deal, settings, ProgressBar.of(console, false)), null));
    console.out().println(console.say("demo.next"));
    return ExitCode.DONE;
  }
}
