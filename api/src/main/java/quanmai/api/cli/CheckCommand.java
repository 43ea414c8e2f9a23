package quanmai.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import quanmai.scenarios.run.Deal;

/** {@code check}: all findings of a term sheet. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Deal deal = deals.load(console);
    if (deal == null) {
      return ExitCode.REFUSED;
    }
    console
        .out()
        .println(
            console.say(
                "check.fine",
                deals.file(),
                deal.checked().lines().size(),
                deal.checked().inputs().size(),
                deal.checked().outputs().size(),
                deal.checked().timeline().periods()));
    return ExitCode.DONE;
  }
}
