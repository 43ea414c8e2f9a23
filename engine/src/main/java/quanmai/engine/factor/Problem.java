package quanmai.engine.factor;

/**
 * A parameter outside what a process, distribution or correlation allows.
 *
 * @param parameter its name there, such as {@code vol}
 * @param what the value and the rule it breaks
 * @param advice the likeliest repair, starting "Maybe"
 * @param whatZh {@code what} in Chinese
 * @param adviceZh {@code advice} in Chinese, starting 也许
 */
public record Problem(
    String parameter, String what, String advice, String whatZh, String adviceZh) {

  @Override
  public String toString() {
    return parameter + ": " + what + "\n  " + advice;
  }
}
