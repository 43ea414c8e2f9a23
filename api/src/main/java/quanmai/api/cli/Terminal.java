package quanmai.api.cli;

/**
 * What is known of the terminal.
 *
 * @param columns its width
 * @param errorsAreSeen whether the error stream is a terminal, so that progress may be drawn on it
 */
public record Terminal(int columns, boolean errorsAreSeen) {

  private static final int USUAL = 100;

  /** Of this process: the width from COLUMNS, the rest as the launcher found it. */
  static Terminal ofThisProcess() {
    int columns = USUAL;
    String told = System.getenv("COLUMNS");
    if (told != null && told.matches("[1-9][0-9]{1,3}")) {
      columns = Math.max(40, Integer.parseInt(told));
    }
    return new Terminal(columns, Boolean.getBoolean("quanmai.stderr.terminal"));
  }
}
