package quanmai.models.termsheet;

/**
 * One thing wrong (or doubtful) with a term sheet, said so that its author can fix it.
 *
 * @param severity whether it stops the run
 * @param rule a short stable name of the rule it breaks, such as {@code unknown-key}
 * @param where the place in the source
 * @param what what was read and the rule it breaks
 * @param advice the likeliest repair, in English starting "Maybe", in Chinese starting "也许"
 */
public record Finding(Severity severity, String rule, Place where, Text what, Text advice) {

  /** Whether a finding stops the run. */
  public enum Severity {
    REFUSED,
    WARNING
  }

  /** A finding that stops the run. */
  public static Finding refused(String rule, Place where, Text what, Text advice) {
    return new Finding(Severity.REFUSED, rule, where, what, advice);
  }

  /** A finding that is told and does not stop the run. */
  public static Finding warning(String rule, Place where, Text what, Text advice) {
    return new Finding(Severity.WARNING, rule, where, what, advice);
  }
}
