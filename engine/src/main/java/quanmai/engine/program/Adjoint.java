package quanmai.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quanmai.engine.kernels.Op;

/**
 * The gradient of a mean by every parameter, as more nodes of the same graph.
 *
 * <p>Reverse accumulation (Griewank and Walther, Evaluating Derivatives, 2008, ch. 3) in two
 * sweeps. The first runs back through the nodes that vary by path and ends at the uniform nodes
 * they read: for each of those it leaves terms, the <em>seed</em>, the mean of whose sum over the
 * paths is the derivative of the mean by that uniform value. The second runs back through the
 * uniform nodes, with the means of the seeds as further parameters, and ends at the run's
 * parameters.
 *
 * <p>Where the target is undefined on a path that path counts neither in the mean nor in its
 * gradient. Comparisons, choices between branches and whole-number rounding have derivative 0 where
 * they do not jump: {@link #kinks} counts them.
 *
 * @param target the node whose mean over the paths is differentiated
 * @param seeds by name: the terms the means of whose sums over the defined paths the second sweep
 *     needs
 * @param gradient by parameter name: the uniform node that is the derivative; parameters that do
 *     not reach the target are absent
 * @param kinks how many operations of the target are not smooth
 */
public record Adjoint(
    int target, Map<String, List<Term>> seeds, Map<String, Integer> gradient, int kinks) {

  private static final String SEED = "adjoint:";

  /** Appends to {@code graph} what the gradient of the mean of {@code target} needs. */
  public static Adjoint of(Graph graph, int target) {
    int size = target + 1;
    Sweep varying = new Sweep(graph, size);
    varying.seed(target, definedOne(graph, target));
    int kinks = varying.run(false);
    Sweep uniform = new Sweep(graph, size);
    Map<String, List<Term>> seeds = new LinkedHashMap<>();
    for (int node = 0; node < size; node++) {
      List<Term> collected = varying.terms(node);
      if (!collected.isEmpty()) {
        String name = SEED + node;
        seeds.put(name, collected);
        uniform.seed(node, graph.parameter(name));
      }
    }
    uniform.run(true);
    Map<String, Integer> gradient = new TreeMap<>();
    for (int node = 0; node < size; node++) {
      if (uniform.adjoint(node) >= 0
          && graph.kind(node) == Graph.Kind.LEAF
          && graph.leafOf(node) instanceof Leaf.Parameter(String name)) {
        gradient.put(name, uniform.adjoint(node));
      }
    }
    return new Adjoint(target, seeds, gradient, kinks);
  }

  /** 1 where the target is defined, else 0. */
  private static int definedOne(Graph graph, int target) {
    return graph.isFragile(target) ? graph.operation(Op.EQ, target, target) : graph.constant(1);
  }

  /** One backward pass: over the varying nodes, or over the uniform ones. */
  private static final class Sweep {

    private final Graph g;
    private final int[] adjoint;
    private final Map<Integer, List<Term>> terms = new HashMap<>();

    Sweep(Graph graph, int size) {
      this.g = graph;
      this.adjoint = new int[size];
      Arrays.fill(adjoint, -1);
    }

    int adjoint(int node) {
      return adjoint[node];
    }

    /**
     * What the paths contribute to the derivative by a uniform node that varying ones read: terms
     * to be summed, since no path needs their sum.
     */
    List<Term> terms(int node) {
      if (adjoint[node] >= 0 && g.isUniform(node) && !g.isConstant(node)) {
        accept(node, new Term(adjoint[node], false));
        adjoint[node] = -1;
      }
      return terms.getOrDefault(node, List.of());
    }

    void seed(int node, int value) {
      adjoint[node] = value;
    }

    int run(boolean uniform) {
      int kinks = 0;
      for (int node = adjoint.length - 1; node >= 0; node--) {
        if (adjoint[node] < 0 || g.isUniform(node) != uniform) {
          continue;
        }
        int d = adjoint[node];
        int[] operands = g.operands(node);
        switch (g.kind(node)) {
          case CONSTANT, LEAF -> {}
          case OPERATION -> {
            kinks += isKinked(g.opOf(node)) ? 1 : 0;
            operation(node, d, operands);
          }
          case WIDE -> {
            int[] more = g.functionOf(node).adjoint(g, node, operands, d);
            for (int k = 0; k < operands.length; k++) {
              if (more[k] >= 0) {
                contribute(operands[k], whereUsed(d, more[k]));
              }
            }
          }
        }
      }
      return kinks;
    }

    private void operation(int node, int d, int[] x) {
      switch (g.opOf(node)) {
        case ADD -> {
          contribute(x[0], d);
          contribute(x[1], d);
        }
        case SUB -> {
          contribute(x[0], d);
          subtract(x[1], d);
        }
        case MUL -> product(x[0], x[1], d, false);
        case FMA -> {
          product(x[0], x[1], d, false);
          contribute(x[2], d);
        }
        case FMS -> {
          product(x[0], x[1], d, false);
          subtract(x[2], d);
        }
        case FNMA -> {
          product(x[0], x[1], d, true);
          contribute(x[2], d);
        }
        case DIV -> {
          int q = guarded(node, d, g.div(d, x[1]));
          contribute(x[0], q);
          if (needed(x[1])) {
            subtract(x[1], guarded(node, d, g.mul(q, node)));
          }
        }
        case NEG -> subtract(x[0], d);
        case ABS -> contribute(x[0], choose(Op.LT, x[0], g.constant(0), g.neg(d), d));
        case SQRT -> contribute(x[0], whereUsed(d, g.div(g.mul(d, g.constant(0.5)), node)));
        case MIN -> extreme(x[0], x[1], x[0], x[1], d);
        case MAX -> extreme(x[0], x[1], x[1], x[0], d);
        case SELECT -> {
          contribute(x[1], g.operation(Op.SELECT, x[0], d, g.constant(0)));
          contribute(x[2], g.operation(Op.SELECT, x[0], g.constant(0), d));
        }
        case EXP -> contribute(x[0], guarded(node, d, g.mul(d, node)));
        case LOG -> contribute(x[0], whereUsed(d, g.div(d, x[0])));
        case NORMAL_CDF -> contribute(x[0], g.mul(d, density(x[0])));
        case NORMAL_QUANTILE -> contribute(x[0], whereUsed(d, g.div(d, density(node))));
        case LT, LE, EQ, FLOOR -> {}
      }
    }

    private void product(int a, int b, int d, boolean minus) {
      partial(a, b, d, minus);
      partial(b, a, d, minus);
    }

    private void partial(int to, int other, int d, boolean minus) {
      if (needed(to)) {
        give(to, guarded(other, d, g.mul(d, other)), minus);
      }
    }

    /** The adjoint goes to the operand that was taken: {@code a} where lower is at most upper. */
    private void extreme(int a, int b, int lower, int upper, int d) {
      contribute(a, choose(Op.LE, lower, upper, d, g.constant(0)));
      contribute(b, choose(Op.LE, lower, upper, g.constant(0), d));
    }

    private int choose(Op comparison, int a, int b, int yes, int no) {
      return g.operation(Op.SELECT, g.operation(comparison, a, b), yes, no);
    }

    private int density(int z) {
      int exponent = g.mul(g.constant(-0.5), g.mul(z, z));
      return g.mul(g.constant(0.3989422804014327), g.exp(exponent));
    }

    /** 0 times an undefined value is 0 here: a branch not taken has no influence. */
    private int guarded(int other, int d, int product) {
      return g.isFragile(other) ? whereUsed(d, product) : product;
    }

    private int whereUsed(int d, int value) {
      if (g.isConstant(d) || g.isConstant(value)) {
        return value;
      }
      return g.operation(Op.SELECT, d, value, g.constant(0));
    }

    private boolean needed(int node) {
      return !g.isConstant(node);
    }

    private void contribute(int node, int value) {
      give(node, value, false);
    }

    private void subtract(int node, int value) {
      give(node, value, true);
    }

    private void give(int node, int value, boolean minus) {
      if (needed(node) && g.isUniform(node) && !g.isUniform(value)) {
        accept(node, new Term(value, minus));
      } else {
        accumulate(node, value, minus);
      }
    }

    private void accept(int node, Term term) {
      terms.computeIfAbsent(node, unused -> new ArrayList<>()).add(term);
    }

    private void accumulate(int node, int value, boolean minus) {
      if (!needed(node)) {
        return;
      }
      if (adjoint[node] < 0) {
        adjoint[node] = minus ? g.neg(value) : value;
      } else {
        adjoint[node] = minus ? g.sub(adjoint[node], value) : g.add(adjoint[node], value);
      }
    }

    private static boolean isKinked(Op op) {
      return switch (op) {
        case ABS, MIN, MAX, LT, LE, EQ, SELECT, FLOOR -> true;
        case ADD, SUB, MUL, DIV, NEG, SQRT, FMA, FMS, FNMA, EXP, LOG, NORMAL_CDF, NORMAL_QUANTILE ->
            false;
      };
    }
  }
}
