package quanmai.api.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quanmai.scenarios.run.Deal;

/** {@code check}: all findings of a term sheet. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Deal deal = Deals.load(console, file);
    if (deal == null) {
      return ExitCode.REFUSED;
    }
    console
        .out()
        .println(
            console.say(
                "check.fine",
                file,
                deal.checked().lines().size(),
                deal.checked().inputs().size(),
                deal.checked().outputs().size(),
                deal.checked().timeline().periods()));
    return ExitCode.DONE;
  }
}
