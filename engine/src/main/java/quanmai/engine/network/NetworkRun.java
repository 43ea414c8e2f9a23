package quanmai.engine.network;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import quanmai.engine.columns.ColumnStore;
import quanmai.engine.columns.Storage;
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
   * @param storage where the kept columns are; changes no bit
   */
  public record Plan(
      Network network,
      long seed,
      int paths,
      boolean mirrored,
      int threads,
      int lanes,
      Storage storage) {
    public Plan {
      if (paths < 1 || threads < 1 || lanes < 1) {
        throw new IllegalArgumentException("paths, threads and lanes are at least 1");
      }
      if (mirrored && paths % 2 == 1) {
        paths++;
      }
    }

    /** A plan with the usual storage. */
    public Plan(Network network, long seed, int paths, boolean mirrored, int threads, int lanes) {
      this(network, seed, paths, mirrored, threads, lanes, Storage.standard());
    }

    /** Independent paths of seed 1 on one thread. */
    public static Plan of(Network network, int paths) {
      return new Plan(network, 1, paths, false, 1, NetworkRunner.DEFAULT_LANES);
    }

    public Plan withSeed(long newSeed) {
      return new Plan(network, newSeed, paths, mirrored, threads, lanes, storage);
    }

    public Plan withThreads(int newThreads) {
      return new Plan(network, seed, paths, mirrored, newThreads, lanes, storage);
    }

    public Plan withStorage(Storage newStorage) {
      return new Plan(network, seed, paths, mirrored, threads, lanes, newStorage);
    }
  }

  /**
   * What a run computed. Its columns may be in a file, which is gone when this is closed.
   *
   * @param columns by {@link Network#columns}: one value a path, in path order
   * @param totals by {@link Network#totals}: sums over all paths
   * @param count how many paths were computed; all of the plan's unless it was cancelled
   * @param seconds wall time
   */
  public record Result(ColumnStore columns, double[] totals, int count, Plan plan, double seconds)
      implements AutoCloseable {

    /**
     * The values of a column: read anew each time, and not to be written to. Hold few at once,
     * since they are what grows with the number of paths.
     */
    public double[] column(int k) {
      return columns.read(k, count);
    }

    @Override
    public void close() {
      columns.close();
    }
  }

  /** Runs {@code plan}, or as much as was done when {@code progress} said stop. */
  public static Result run(Plan plan, Progress progress) {
    long start = System.nanoTime();
    ColumnStore columns = plan.storage().open(plan.network().columns().size(), plan.paths());
    try {
      Work work = new Work(plan, columns, progress);
      Threads.run(Math.min(plan.threads(), work.blocks), work::guarded);
      return work.result((System.nanoTime() - start) * 1e-9);
    } catch (RuntimeException | Error thrown) {
      columns.close();
      throw thrown;
    }
  }

  /** The blocks of a plan, shared by threads. */
  private static final class Work {
    private final Plan plan;
    private final Progress progress;
    private final int blocks;
    private final ColumnStore columns;
    private final OrderedSum totals;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger stopAt;
    private final AtomicLong pathsDone = new AtomicLong();

    Work(Plan plan, ColumnStore columns, Progress progress) {
      this.plan = plan;
      this.progress = progress;
      this.blocks = Math.ceilDiv(plan.paths(), plan.lanes());
      this.stopAt = new AtomicInteger(blocks);
      this.columns = columns;
      this.totals = new OrderedSum(plan.network().totals().size());
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
        double[] sums = new double[plan.network().totals().size()];
        runner.run(first, n, (part, from) -> keep(part, from, runner, first, n, sums));
        for (Network.KeptSlot kept : plan.network().kept()) {
          columns.write(kept.column(), first, runner.slot(kept.slot()), n);
        }
        totals.add(block, sums);
        if (!progress.at(pathsDone.addAndGet(n), plan.paths())) {
          stopAt.accumulateAndGet(Math.min(next.getAndSet(blocks), blocks), Math::min);
        }
      }
    }

    private void keep(
        int number, BlockRunner from, NetworkRunner runner, int first, int n, double[] sums) {
      Part part = plan.network().parts().get(number);
      for (Part.Keep keep : part.kept()) {
        columns.write(keep.column(), first, from.output(keep.output()), n);
      }
      for (Part.Total total : part.totals()) {
        Part.Grant grant = total.grant();
        double[] share = grant == null ? null : runner.slot(grant.share());
        sums[total.column()] += Posting.sum(from.output(total.output()), share, n);
      }
    }

    Result result(double seconds) {
      int count = (int) Math.min(plan.paths(), (long) stopAt.get() * plan.lanes());
      return new Result(columns, totals.of(stopAt.get()), count, plan, seconds);
    }
  }
}
