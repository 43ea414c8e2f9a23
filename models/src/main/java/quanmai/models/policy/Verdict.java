package quanmai.models.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule says.
 *
 * @param severity the rule's, or that of the gravest escalation that holds
 * @param possible the gravest severity that a missing fact may still lead to; {@code severity} when
 *     nothing is open
 * @param used the facts that the rule asks for, as far as they are known
 * @param missing the fields that keep it (or its severity) open
 */
public record Verdict(
    Rule rule,
    Outcome outcome,
    Severity severity,
    Severity possible,
    Map<String, Fact> used,
    List<String> missing) {

  /** What a rule finds. */
  public enum Outcome {
    /** It is broken, or its case is given. */
    HIT,
    /** A fact is missing that would decide it. */
    UNKNOWN,
    /** It is kept, or does not concern this deal. */
    CLEAR
  }

  public Verdict {
    used = Collections.unmodifiableMap(new LinkedHashMap<>(used));
    missing = List.copyOf(missing);
  }

  /** Whether it forbids the deal. */
  public boolean blocks() {
    return outcome == Outcome.HIT && severity == Severity.BLOCK;
  }
}
