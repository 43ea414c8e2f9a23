package quanmai.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of this process, all threads together, to the nanosecond.
 *
 * <p>The JDK's own bean counts in ticks of 10 ms, too coarse for a round of 50. This is POSIX's
 * {@code clock_gettime(CLOCK_PROCESS_CPUTIME_ID)}, which the C++ runner reads too; numbered as on
 * Linux.
 */
final class ProcessTime {

  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  private static final MemorySegment TIME = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);
  private static final MethodHandle CLOCK =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ProcessTime() {}

  /** Nanoseconds since the process began. */
  static synchronized long nanos() {
    int failed;
    try {
      failed = (int) CLOCK.invokeExact(CLOCK_PROCESS_CPUTIME_ID, TIME);
    } catch (Throwable e) {
      throw new AssertionError("clock_gettime throws nothing", e);
    }
    if (failed != 0) {
      throw new IllegalStateException("this system has no clock of processor time");
    }
    return 1_000_000_000L * TIME.getAtIndex(ValueLayout.JAVA_LONG, 0)
        + TIME.getAtIndex(ValueLayout.JAVA_LONG, 1);
  }
}
