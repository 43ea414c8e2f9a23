package quanmai.benchmarks;

/**
 * A kernel and its scalar twin, measured in turns in one JVM, so that whatever else the machine
 * does slows both.
 *
 * @param name of the kernel, without a comma
 * @param kernel one run of the fast one, over a block
 * @param twin one run of the specification, over the same block
 * @param check refuses a wrong answer by an {@link AssertionError}, after a run of each
 */
record Race(String name, Runnable kernel, Runnable twin, Runnable check) {

  private static final long TURN_NANOS = 4_000_000;
  private static final int TURNS = 25;
  private static final int STEADY_TURNS = 400;
  private static final long WARM_UP_LIMIT_NANOS = 20_000_000_000L;

  /**
   * How many times faster the kernel is than its twin: the ratio of the fastest turns, since noise
   * only ever slows.
   */
  double ratio() {
    kernel.run();
    twin.run();
    check.run();
    int kernelRuns = warmUp(kernel);
    int twinRuns = warmUp(twin);
    double fastestKernel = Double.POSITIVE_INFINITY;
    double fastestTwin = Double.POSITIVE_INFINITY;
    for (int turn = 0; turn < TURNS; turn++) {
      fastestKernel = Math.min(fastestKernel, nanosPerRun(kernel, kernelRuns));
      fastestTwin = Math.min(fastestTwin, nanosPerRun(twin, twinRuns));
    }
    return fastestTwin / fastestKernel;
  }

  /**
   * Runs until the compiler has done its work, that is until nothing got faster for a while;
   * returns how many runs make one turn.
   */
  private static int warmUp(Runnable code) {
    double fastest = Double.POSITIVE_INFINITY;
    int runs = 1;
    int unimproved = 0;
    long start = System.nanoTime();
    while (unimproved < STEADY_TURNS && System.nanoTime() - start < WARM_UP_LIMIT_NANOS) {
      double nanos = nanosPerRun(code, runs);
      unimproved = nanos < 0.95 * fastest ? 0 : unimproved + 1;
      fastest = Math.min(fastest, nanos);
      runs = (int) Math.clamp(TURN_NANOS / nanos, 1, 1_000_000);
    }
    return runs;
  }

  private static double nanosPerRun(Runnable code, int runs) {
    long start = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      code.run();
    }
    return (System.nanoTime() - start) / (double) runs;
  }
}
