package quanmai.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quanmai.engine.kernels.Op;

/** Seeded random graphs over everything that a graph may hold, in every mixture. */
final class RandomGraphs {

  private static final double[] AWKWARD = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    1e-9,
    -3,
    40,
    1e300,
    -1e-310,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };
  private static final Op[] OPS = Op.values();

  final Graph graph = new Graph();
  final Map<String, Double> parameters = new LinkedHashMap<>();
  private final SplittableRandom random;
  private final List<Integer> nodes = new ArrayList<>();

  RandomGraphs(long seed, int operations) {
    random = new SplittableRandom(seed);
    for (int k = 0; k < 4; k++) {
      nodes.add(graph.constant(AWKWARD[random.nextInt(AWKWARD.length)]));
      nodes.add(graph.parameter(parameter("p" + k)));
    }
    for (int k = 0; k < operations; k++) {
      nodes.add(next());
    }
    int count = 1 + random.nextInt(8);
    for (int k = 0; k < count; k++) {
      graph.output("output" + k, k == 0 ? nodes.getLast() : any());
    }
  }

  private String parameter(String name) {
    boolean awkward = random.nextInt(4) == 0;
    parameters.put(
        name, awkward ? AWKWARD[random.nextInt(AWKWARD.length)] : random.nextDouble(-2, 2));
    return name;
  }

  private int next() {
    return switch (random.nextInt(20)) {
      case 0 -> graph.constant(AWKWARD[random.nextInt(AWKWARD.length)]);
      case 1 -> graph.parameter(parameter("q" + nodes.size()));
      case 2, 3, 4 -> graph.normal("n" + random.nextInt(3), random.nextInt(9));
      case 5 -> graph.uniform("n" + random.nextInt(3), random.nextInt(9));
      case 6 -> wide();
      case 7 -> built();
      default -> operation();
    };
  }

  private int operation() {
    Op op = OPS[random.nextInt(OPS.length)];
    int[] operands = new int[op.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = any();
    }
    return graph.operation(op, operands);
  }

  /** What a language would build, so that foldings and guarded conditions are met as well. */
  private int built() {
    return switch (random.nextInt(6)) {
      case 0 -> graph.select(graph.lessThan(any(), any()), any(), any());
      case 1 -> graph.select(graph.or(graph.atMost(any(), any()), any()), any(), any());
      case 2 -> graph.max(any(), graph.constant(0));
      case 3 -> graph.min(graph.constant(0), any());
      case 4 -> graph.sub(any(), graph.mul(any(), any()));
      default -> graph.select(graph.not(graph.equal(any(), any())), any(), graph.constant(0));
    };
  }

  private int wide() {
    int[] operands = new int[1 + random.nextInt(6)];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = any();
    }
    return graph.wide(new Widest(), operands);
  }

  /** Rather a recent node, so that graphs get deep. */
  private int any() {
    int back = random.nextBoolean() ? Math.min(12, nodes.size()) : nodes.size();
    return nodes.get(nodes.size() - 1 - random.nextInt(back));
  }
}
