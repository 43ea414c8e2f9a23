package quanmai.engine.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.Bound;
import quanmai.engine.threads.Threads;

/**
 * Runs a plan: block after block, each on whichever thread is free, into arrays in path order.
 *
 * <p>A block depends on the plan and its first path alone, so neither the number of threads nor
 * their luck changes a bit.
 */
public final class Simulation {

  private static final int FIRST_CHECK_PATHS = 4096;

  private Simulation() {}

  /** Runs all paths of {@code plan}, or as many as were done when {@code progress} said stop. */
  public static Paths run(RunPlan plan, Progress progress) {
    double[][] values = new double[plan.program().outputNames().size()][plan.paths()];
    long start = System.nanoTime();
    int done = new Work(plan, values, 0, plan.paths(), progress).run();
    return paths(plan, values, done, start);
  }

  /** Decides, from the paths so far, whether they are enough. */
  @FunctionalInterface
  public interface StopRule {
    /** Whether {@code paths} are enough. */
    boolean enough(Paths paths);
  }

  /**
   * Runs until {@code rule} holds or {@code maxPaths} are done. It is asked at fixed numbers of
   * paths, each twice the last, so that the same plan always stops at the same path.
   */
  public static Paths runUntil(RunPlan plan, StopRule rule, int maxPaths, Progress progress) {
    long start = System.nanoTime();
    RunPlan stage = plan.withPaths(Math.min(FIRST_CHECK_PATHS, maxPaths));
    double[][] values = new double[plan.program().outputNames().size()][0];
    int done = 0;
    while (true) {
      int from = plan.sampling().isExtensible() ? done : 0;
      for (int k = 0; k < values.length; k++) {
        values[k] = Arrays.copyOf(values[k], stage.paths());
      }
      Progress shifted = (d, total) -> progress.at(from + d, maxPaths);
      done = new Work(stage, values, from, stage.paths(), shifted).run();
      Paths soFar = paths(stage, values, done, start);
      if (done < stage.paths() || rule.enough(soFar) || stage.paths() >= maxPaths) {
        return soFar;
      }
      stage = stage.withPaths((int) Math.min(2L * stage.paths(), maxPaths));
    }
  }

  private static Paths paths(RunPlan plan, double[][] values, int done, long start) {
    double[][] kept = values;
    if (done < plan.paths()) {
      kept = Arrays.stream(values).map(v -> Arrays.copyOf(v, done)).toArray(double[][]::new);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Paths(plan.program().outputNames(), kept, done, plan, seconds);
  }

  /** Some paths of a plan, shared by threads. */
  private static final class Work {
    private final RunPlan plan;
    private final double[][] values;
    private final int from;
    private final int blocks;
    private final int to;
    private final Progress progress;
    private final Bound bound;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger stopAt;
    private final AtomicLong pathsDone = new AtomicLong();

    Work(RunPlan plan, double[][] values, int from, int to, Progress progress) {
      this.plan = plan;
      this.values = values;
      this.from = from;
      this.to = to;
      this.progress = progress;
      this.blocks = Math.ceilDiv(to - from, plan.blockLanes());
      this.stopAt = new AtomicInteger(blocks);
      this.bound = plan.program().bind(plan.parameters());
    }

    /** Computes; returns the path up to which all are done. */
    int run() {
      Threads.run(Math.min(plan.threads(), blocks), this::guarded);
      return (int) Math.min(to, from + (long) stopAt.get() * plan.blockLanes());
    }

    private void guarded() {
      try {
        work();
      } catch (RuntimeException | Error thrown) {
        next.set(blocks); // the other threads need not go on
        throw thrown;
      }
    }

    private void work() {
      BlockRunner runner =
          new BlockRunner(bound, new RunDraws(plan), plan.blockLanes(), plan.kernels());
      for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
        int first = from + block * plan.blockLanes();
        int n = Math.min(plan.blockLanes(), to - first);
        runner.run(first, n);
        for (int k = 0; k < values.length; k++) {
          System.arraycopy(runner.output(k), 0, values[k], first, n);
        }
        if (!progress.at(pathsDone.addAndGet(n), to - from)) {
          cancel();
        }
      }
    }

    /** Blocks are handed out in order, so all that were handed out before the stop are done. */
    private void cancel() {
      int handedOut = next.getAndSet(blocks);
      stopAt.accumulateAndGet(Math.min(handedOut, blocks), Math::min);
    }
  }
}
