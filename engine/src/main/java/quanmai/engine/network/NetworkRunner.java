package quanmai.engine.network;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;

/** Runs a network over blocks of paths, on one thread. {@link #run} does not allocate. */
public final class NetworkRunner {

  /** As many lanes as a program alone. */
  public static final int DEFAULT_LANES = 256;

  private final Network network;
  private final double[][] slots;
  private final Map<Program, BlockRunner> runners = new IdentityHashMap<>();
  private final PartDraws[] draws;
  private final BlockRunner.@Nullable Loaded[] loaded;
  private final Map<Rationing, Rationing.Queue> queues = new IdentityHashMap<>();
  private final int lanes;
  private final KernelChoice kernels;

  /**
   * @param source the random numbers of the run; used by this runner alone
   * @param lanes the most paths that one {@link #run} takes
   */
  public NetworkRunner(Network network, DrawFiller source, int lanes, KernelChoice kernels) {
    this.network = network;
    this.lanes = lanes;
    this.kernels = kernels;
    this.slots = new double[network.slots()][lanes];
    SharedDraws shared = new SharedDraws(source, lanes);
    List<Part> parts = network.parts();
    this.draws =
        parts.stream()
            .map(part -> new PartDraws(part, source, shared, slots))
            .toArray(PartDraws[]::new);
    this.loaded = new BlockRunner.Loaded[parts.size()];
    for (Task task : network.tasks()) {
      if (task instanceof Task.Decide(Rationing rationing)) {
        queues.put(rationing, rationing.queue());
      }
    }
  }

  /**
   * What happens to the outputs of a part.
   *
   * @see #run
   */
  public interface Sink {
    /** The outputs of part {@code part} are in {@code runner} until the next part runs. */
    void accept(int part, BlockRunner runner);
  }

  /**
   * Runs all tasks on paths {@code firstPath} to {@code firstPath + n - 1}.
   *
   * @param sink told of every part after it has run
   */
  public void run(long firstPath, int n, Sink sink) {
    for (double[] slot : slots) {
      Arrays.fill(slot, 0);
    }
    for (Task task : network.tasks()) {
      switch (task) {
        case Task.Run(int part) -> {
          BlockRunner runner = runPart(part, firstPath, n);
          for (Part.Post post : network.parts().get(part).posts()) {
            Posting.post(post, runner, slots, n);
          }
          sink.accept(part, runner);
        }
        case Task.Ask ask -> {
          BlockRunner runner = runPart(ask.part(), firstPath, n);
          Posting.ask(ask, runner, slots, n);
        }
        case Task.Decide(Rationing rationing) ->
            rationing.run(slots, n, Objects.requireNonNull(queues.get(rationing)));
        case Task.Fill(int[] filled, double value) -> {
          for (int slot : filled) {
            Arrays.fill(slots[slot], 0, n, value);
          }
        }
      }
    }
  }

  private BlockRunner runPart(int number, long firstPath, int n) {
    Part part = network.parts().get(number);
    BlockRunner runner =
        runners.computeIfAbsent(
            part.bound().program(), program -> new BlockRunner(program, lanes, kernels));
    BlockRunner.Loaded ready = loaded[number];
    if (ready == null) {
      ready = runner.prepare(part.bound(), draws[number]);
      loaded[number] = ready;
    }
    runner.load(ready);
    runner.run(firstPath, n);
    return runner;
  }

  /** The values of a slot after {@link #run}, a lane a path. Do not write to it. */
  public double[] slot(int k) {
    return slots[k];
  }

  /**
   * The random and given numbers of a part on one path, after {@link #run} of that path alone: what
   * {@link quanmai.engine.program.Evaluator} needs to show every value of it.
   */
  public double draw(int part, long path, Leaf.Draw draw) {
    DrawFiller.Stream stream = draws[part].stream(draw.law(), draw.stream(), Integer.MAX_VALUE);
    int call = DrawFiller.Stream.INDICES_PER_CALL;
    double[][] four = new double[call][lanes];
    stream.fill(draw.index() / call, path, 1, four[0], four[1], four[2], four[3]);
    return four[draw.index() % call][0];
  }
}
