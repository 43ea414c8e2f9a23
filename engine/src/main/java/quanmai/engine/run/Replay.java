package quanmai.engine.run;

import java.util.HashMap;
import java.util.Map;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;

/** One path of a run again, with the value of every node: how a figure is explained. */
public final class Replay {

  private static final int CALL = DrawFiller.Stream.INDICES_PER_CALL;

  private record Call(Leaf.Law law, String stream, int number) {}

  private final RunDraws draws;
  private final long path;
  private final Map<String, DrawFiller.Stream> streams = new HashMap<>();
  private final Map<Call, double[][]> columns = new HashMap<>();

  private Replay(RunPlan plan, long path) {
    this.draws = new RunDraws(plan);
    this.path = path;
    for (Program.Stream stream : plan.program().streams()) {
      streams.put(
          key(stream.law(), stream.name()),
          draws.stream(stream.law(), stream.name(), stream.indices()));
    }
  }

  /**
   * The values of all nodes of {@code graph} on one path.
   *
   * <p>The outputs of the plan's program have the bits that the run gave them. Draws that the
   * program does not read, because no output needs them, are those of independent paths.
   *
   * @param graph what the plan's program was compiled from
   * @param path from 0, below the paths of the plan
   * @return by node number
   */
  public static double[] path(Graph graph, RunPlan plan, long path) {
    if (path < 0 || path >= plan.paths()) {
      throw new IllegalArgumentException(
          "path is %d, outside 0..%d".formatted(path, plan.paths() - 1));
    }
    Replay replay = new Replay(plan, path);
    return Evaluator.evaluate(graph, plan.parameters(), replay::at);
  }

  private double at(Leaf.Draw draw) {
    Call call = new Call(draw.law(), draw.stream(), draw.index() / CALL);
    return columns.computeIfAbsent(call, this::fill)[draw.index() % CALL][0];
  }

  private double[][] fill(Call call) {
    DrawFiller.Stream stream =
        streams.computeIfAbsent(
            key(call.law(), call.stream()),
            unused -> draws.stream(call.law(), call.stream(), Integer.MAX_VALUE));
    double[][] four = new double[CALL][8];
    stream.fill(call.number(), path, 1, four[0], four[1], four[2], four[3]);
    return four;
  }

  private static String key(Leaf.Law law, String stream) {
    return law + ":" + stream;
  }
}
