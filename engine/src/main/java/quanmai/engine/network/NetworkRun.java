package quanmai.engine.network;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunDraws;
import quanmai.engine.threads.Threads;

/**
 * Runs a network over all paths of a plan, in blocks, on some threads. A block depends on the plan
 * and its first path alone, so neither the number of threads nor their luck changes a bit.
 */
public final class NetworkRun {

  private NetworkRun() {}

  /**
   * All that determines the numbers, and how many threads compute them.
   *
   * @param seed of all random streams
   * @param mirrored whether paths come in pairs, the second with the negated normals of the first
   * @param threads at least 1; changes no bit
   * @param lanes paths a block; changes sums over paths in their last bits only
   */
  public record Plan(
      Network network, long seed, int paths, boolean mirrored, int threads, int lanes) {
    public Plan {
      if (paths < 1 || threads < 1 || lanes < 1) {
        throw new IllegalArgumentException("paths, threads and lanes are at least 1");
      }
      if (mirrored && paths % 2 == 1) {
        paths++;
      }
    }

    /** Independent paths of seed 1 on one thread. */
    public static Plan of(Network network, int paths) {
      return new Plan(network, 1, paths, false, 1, NetworkRunner.DEFAULT_LANES);
    }

    public Plan withSeed(long newSeed) {
      return new Plan(network, newSeed, paths, mirrored, threads, lanes);
    }

    public Plan withThreads(int newThreads) {
      return new Plan(network, seed, paths, mirrored, newThreads, lanes);
    }
  }

  /**
   * What a run computed.
   *
   * @param values by {@link Network#columns}: one value a path, in path order, of as many paths as
   *     the column keeps
   * @param totals by {@link Network#totals}: sums over all paths
   * @param count how many paths were computed; all of the plan's unless it was cancelled
   * @param seconds wall time
   */
  public record Result(double[][] values, double[] totals, int count, Plan plan, double seconds) {}

  /** Runs {@code plan}, or as much as was done when {@code progress} said stop. */
  public static Result run(Plan plan, Progress progress) {
    long start = System.nanoTime();
    Work work = new Work(plan, progress);
    Threads.run(Math.min(plan.threads(), work.blocks), work::guarded);
    return work.result((System.nanoTime() - start) * 1e-9);
  }

  /** The blocks of a plan, shared by threads. */
  private static final class Work {
    private final Plan plan;
    private final Progress progress;
    private final int blocks;
    private final double[][] values;
    private final double[][] sums;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger stopAt;
    private final AtomicLong pathsDone = new AtomicLong();

    Work(Plan plan, Progress progress) {
      this.plan = plan;
      this.progress = progress;
      this.blocks = Math.ceilDiv(plan.paths(), plan.lanes());
      this.stopAt = new AtomicInteger(blocks);
      this.values = new double[plan.network().columns().size()][];
      for (Part part : plan.network().parts()) {
        for (Part.Keep keep : part.kept()) {
          values[keep.column()] = new double[Math.min(keep.atMost(), plan.paths())];
        }
      }
      for (Network.KeptSlot kept : plan.network().kept()) {
        values[kept.column()] = new double[plan.paths()];
      }
      this.sums = new double[blocks][];
    }

    void guarded() {
      try {
        work();
      } catch (RuntimeException | Error thrown) {
        next.set(blocks); // the other threads need not go on
        throw thrown;
      }
    }

    private void work() {
      RunDraws draws = new RunDraws(plan.seed(), plan.mirrored());
      NetworkRunner runner =
          new NetworkRunner(plan.network(), draws, plan.lanes(), KernelChoice.BEST);
      for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
        int first = block * plan.lanes();
        int n = Math.min(plan.lanes(), plan.paths() - first);
        double[] totals = new double[plan.network().totals().size()];
        runner.run(first, n, (part, from) -> keep(part, from, runner, first, n, totals));
        for (Network.KeptSlot kept : plan.network().kept()) {
          System.arraycopy(runner.slot(kept.slot()), 0, values[kept.column()], first, n);
        }
        sums[block] = totals;
        if (!progress.at(pathsDone.addAndGet(n), plan.paths())) {
          stopAt.accumulateAndGet(Math.min(next.getAndSet(blocks), blocks), Math::min);
        }
      }
    }

    private void keep(
        int number, BlockRunner from, NetworkRunner runner, int first, int n, double[] totals) {
      Part part = plan.network().parts().get(number);
      for (Part.Keep keep : part.kept()) {
        double[] column = values[keep.column()];
        int kept = Math.min(n, column.length - first);
        if (kept > 0) {
          System.arraycopy(from.output(keep.output()), 0, column, first, kept);
        }
      }
      for (Part.Total total : part.totals()) {
        Part.Grant grant = total.grant();
        double[] share = grant == null ? null : runner.slot(grant.share());
        totals[total.column()] += Posting.sum(from.output(total.output()), share, n);
      }
    }

    Result result(double seconds) {
      int count = (int) Math.min(plan.paths(), (long) stopAt.get() * plan.lanes());
      double[] totals = new double[plan.network().totals().size()];
      for (int block = 0; block < stopAt.get(); block++) {
        for (int k = 0; k < totals.length; k++) {
          totals[k] += sums[block][k];
        }
      }
      for (int k = 0; k < values.length; k++) {
        if (values[k].length > count) {
          values[k] = Arrays.copyOf(values[k], count);
        }
      }
      return new Result(values, totals, count, plan, seconds);
    }
  }
}
