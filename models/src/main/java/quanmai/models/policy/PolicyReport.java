package quanmai.models.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import quanmai.models.policy.Verdict.Outcome;

/**
 * What the rules in force on a day say of a deal or fund.
 *
 * @param applies the kinds of rules that were asked
 * @param verdicts hits first, then what is unknown, then what is clear; the gravest first in each
 * @param notInForce how many rules of these kinds are of another time
 */
public record PolicyReport(
    LocalDate date,
    Set<Subject> applies,
    List<RulePack> packs,
    List<Verdict> verdicts,
    int notInForce) {

  private static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::outcome)
          .thenComparing(Verdict::severity, Comparator.reverseOrder());

  public PolicyReport {
    packs = List.copyOf(packs);
    verdicts = verdicts.stream().sorted(ORDER).toList();
  }

  /** Those with this outcome. */
  public List<Verdict> with(Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).toList();
  }

  /** Whether a rule forbids it. */
  public boolean blocked() {
    return verdicts.stream().anyMatch(Verdict::blocks);
  }
}
