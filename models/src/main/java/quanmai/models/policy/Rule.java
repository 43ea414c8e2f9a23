package quanmai.models.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * One rule, as it was in force for some time. A rule that was changed is several, under one id.
 *
 * @param applies what it is asked of
 * @param written the condition as its author wrote it
 * @param from the first day in force
 * @param to the last day in force, null for none
 * @param confidence how far its author read the text
 * @param optional whether it is advice beside the law
 */
public record Rule(
    String id,
    Text name,
    Set<Subject> applies,
    String written,
    Condition condition,
    Severity severity,
    List<Escalation> escalations,
    Text message,
    String citation,
    LocalDate from,
    @Nullable LocalDate to,
    String confidence,
    boolean optional,
    Place place) {

  public Rule {
    applies = Set.copyOf(applies);
    escalations = List.copyOf(escalations);
  }

  /** A graver severity where a further condition holds. */
  public record Escalation(String written, Condition condition, Severity severity) {}

  /** Whether it is in force on that day. */
  public boolean inForce(LocalDate date) {
    return !date.isBefore(from) && (to == null || !date.isAfter(to));
  }

  /** Whether there is a day on which both are in force. */
  boolean overlaps(Rule other) {
    return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
  }
}
