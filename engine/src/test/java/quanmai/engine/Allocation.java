package quanmai.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many bytes a loop puts on the heap, by the JVM's own count for this thread.
 *
 * <p>The count is exact, not sampled, and does not depend on speed, so a test may ask for zero. The
 * loop is warmed up first: class loading and lazily made tables are not its fault.
 */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 200;
  private static final int COUNTED = 100;

  private Allocation() {}

  /**
   * Bytes that one run of {@code step} allocates on this thread, on average of 100 after a warm-up.
   */
  public static double bytesPerRun(Runnable step) {
    for (int i = 0; i < WARM_UP; i++) {
      step.run();
    }
    // The fewest of a few tries: the JVM may now and then do work of its own on this thread.
    double fewest = Double.POSITIVE_INFINITY;
    for (int tries = 0; tries < 3; tries++) {
      fewest = Math.min(fewest, count(step));
    }
    return fewest;
  }

  private static double count(Runnable step) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COUNTED; i++) {
      step.run();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) COUNTED;
  }
}
