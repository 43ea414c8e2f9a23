package quanmai.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import quanmai.models.book.Book;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.run.Deal;

/** {@code check}: all findings of a term sheet, and what policy rules say of it. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Books.Found found = Books.find(console, deals.file());
    if (found != null) {
      return book(found);
    }
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
    PolicyReport policy = policies.judge(console, deal);
    if (policy == null) {
      return ExitCode.REFUSED;
    }
    console.out().println();
    console.print(PolicyText.summary(console, policy));
    return policy.blocked() ? ExitCode.BLOCKED : ExitCode.DONE;
  }

  private int book(Books.Found found) {
    if (!deals.fixed().isEmpty()) {
      throw new Refusal(console.say("refused.book.option"));
    }
    if (!(found instanceof Books.Found.Ready(Book book))) {
      return ExitCode.REFUSED;
    }
    console
        .out()
        .println(
            console.say(
                "check.book",
                deals.file(),
                book.deals(),
                book.order().size(),
                book.holdings().size(),
                book.timeline().periods()));
    return ExitCode.DONE;
  }
}
