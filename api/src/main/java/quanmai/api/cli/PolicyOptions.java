package quanmai.api.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import quanmai.models.policy.Policy;
import quanmai.models.policy.PolicyReport;
import quanmai.models.termsheet.Values;
import quanmai.scenarios.run.Deal;

/** By which rules a deal is judged, and on which day. */
final class PolicyOptions {

  @Option(names = "--date", paramLabel = "DATE", descriptionKey = "POLICYDATE")
  private @Nullable String date;

  @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "POLICYFILE")
  private List<String> packs = new ArrayList<>();

  /** What the rules say; null when a pack or a fact was refused, and the findings told. */
  @Nullable PolicyReport judge(Console console, Deal deal) {
    LocalDate day = date == null ? null : Values.date(date);
    if (date != null && day == null) {
      throw new Refusal(console.say("refused.date", date));
    }
    List<Path> files = packs.stream().map(file -> Deals.path(console, file)).toList();
    Policy.Outcome outcome = Policy.of(deal.checked(), files, day);
    console.tell(outcome.findings());
    return outcome.report();
  }
}
