package quanmai.engine.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.Adjoint;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Program;
import quanmai.engine.program.Term;

/**
 * The mean of a node over the paths of a plan and its derivative by every parameter.
 *
 * @param mean over the paths where the node is defined
 * @param defined how many those are
 * @param byParameter derivative of the mean by parameter name; 0 for parameters that do not reach
 *     it
 * @param kinks operations on the way that are not smooth
 */
public record Gradient(double mean, long defined, Map<String, Double> byParameter, int kinks) {

  private static final String DEFINED = "defined";
  private static final String TARGET = "target";

  public Gradient {
    byParameter = Map.copyOf(byParameter);
  }

  /**
   * Runs the gradient of the mean of {@code target}.
   *
   * @param graph of which {@code target} is a node; what the reverse sweep needs is appended to it
   * @param plan parameters, seed, paths, sampling and threads; its program is not used
   */
  public static Gradient of(Graph graph, int target, RunPlan plan) {
    Prepared prepared = prepare(graph, target);
    return prepared.run(graph, plan);
  }

  /** Appends the reverse sweep and compiles it; {@link Prepared#run} may then run it many times. */
  public static Prepared prepare(Graph graph, int target) {
    Adjoint adjoint = Adjoint.of(graph, target);
    Map<String, List<Term>> outputs = new LinkedHashMap<>();
    int defined = graph.operation(Op.EQ, target, target);
    int value = graph.operation(Op.SELECT, defined, target, graph.constant(0));
    outputs.put(DEFINED, List.of(new Term(defined, false)));
    outputs.put(TARGET, List.of(new Term(value, false)));
    outputs.putAll(adjoint.seeds());
    return new Prepared(adjoint, Program.compileSums(graph, outputs));
  }

  /** A compiled gradient. */
  public record Prepared(Adjoint adjoint, Program program) {

    /** Runs it. */
    public Gradient run(Graph graph, RunPlan plan) {
      double[] sums = Sums.run(plan.withProgram(program));
      double defined = sums[0];
      Map<String, Double> parameters = new HashMap<>(plan.parameters());
      int k = 2;
      for (String seed : adjoint.seeds().keySet()) {
        parameters.put(seed, sums[k++] / defined);
      }
      Map<String, Double> gradient = new HashMap<>();
      plan.parameters().keySet().forEach(name -> gradient.put(name, 0.0));
      double[] uniform = Evaluator.uniform(graph, parameters);
      adjoint.gradient().forEach((name, node) -> gradient.put(name, uniform[node]));
      return new Gradient(sums[1] / defined, Math.round(defined), gradient, adjoint.kinks());
    }
  }
}
