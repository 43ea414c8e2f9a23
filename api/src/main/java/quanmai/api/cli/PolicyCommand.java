package quanmai.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import quanmai.api.json.Json;
import quanmai.api.json.PolicyJson;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.run.Deal;

/** {@code policy}: every rule in force, and what it says of a deal. */
@Command(name = "policy")
final class PolicyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(names = "--json")
  private boolean json;

  PolicyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Deal deal = deals.load(console);
    PolicyReport report = deal == null ? null : policies.judge(console, deal);
    if (report == null) {
      return ExitCode.REFUSED;
    }
    if (json) {
      console.out().println(Json.text(PolicyJson.of(report)));
    } else {
      console.print(PolicyText.all(console, report));
    }
    return report.blocked() ? ExitCode.BLOCKED : ExitCode.DONE;
  }
}
