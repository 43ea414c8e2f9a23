package quanmai.api.cli;

import java.io.PrintWriter;
import quanmai.engine.run.Progress;

/** Draws how far a run is, on a terminal's error stream, a few times a second. */
final class ProgressBar implements Progress {

  private static final long EVERY_NANOS = 200_000_000;
  private static final int CELLS = 30;

  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean drawn;

  private ProgressBar(PrintWriter err) {
    this.err = err;
  }

  /** A bar where the error stream is a terminal, else nothing. */
  static Progress of(Console console, boolean quiet) {
    return quiet || !console.terminal().errorsAreSeen()
        ? Progress.NONE
        : new ProgressBar(console.err());
  }

  @Override
  public synchronized boolean at(long done, long total) {
    long now = System.nanoTime();
    boolean finished = done >= total;
    if (now - last >= EVERY_NANOS || finished && drawn) {
      last = now;
      int full = (int) (CELLS * done / total);
      double seconds = (now - start) * 1e-9;
      err.printf(
          "\r[%s%s] %d / %d  %.1f s",
          "█".repeat(full), "░".repeat(CELLS - full), done, total, seconds);
      drawn = true;
      if (finished) {
        err.print("\r\033[K");
      }
      err.flush();
    }
    return true;
  }
}
