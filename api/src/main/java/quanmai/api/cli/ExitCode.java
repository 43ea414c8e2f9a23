package quanmai.api.cli;

/** What the program's exit tells its caller. */
public final class ExitCode {

  /** The command did what it was asked to. */
  public static final int DONE = 0;

  /** It failed for a reason that is not the input's. */
  public static final int FAILED = 1;

  /** The input was refused; the findings are on the error stream. */
  public static final int REFUSED = 2;

  /** The input is fine, and a policy rule in force forbids the deal. */
  public static final int BLOCKED = 3;

  private ExitCode() {}
}
