package quanmai.engine.run;

/** Waiting for the threads of a run. */
final class Threads {

  private Threads() {}

  /** Waits until {@code thread} has ended; an interrupt is kept for later, as the run must end. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
