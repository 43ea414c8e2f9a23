package quanmai.engine.program;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A program with the values of its parameters: the uniform nodes are computed. Immutable; threads
 * share it.
 */
public final class Bound {

  private final Program program;
  private final double[] values;
  private final Map<Instruction, WideFunction.Bound> functions = new IdentityHashMap<>();

  Bound(Program program, double[] values) {
    this.program = program;
    this.values = values;
    for (Instruction instruction : program.tape()) {
      if (instruction instanceof Instruction.Wide wide) {
        functions.put(wide, bind(wide));
      }
    }
  }

  private WideFunction.Bound bind(Instruction.Wide wide) {
    int[] arguments = wide.arguments();
    boolean[] varies = new boolean[arguments.length];
    for (int k = 0; k < varies.length; k++) {
      varies[k] = !program.nodes().isUniform(arguments[k]);
    }
    return wide.function().bind(Prologue.arguments(values, arguments), varies);
  }

  public Program program() {
    return program;
  }

  /** A number that differs where any uniform value does, but for rare coincidence. */
  public String fingerprint() {
    return Integer.toHexString(Arrays.hashCode(values)) + Long.toHexString(mixed());
  }

  private long mixed() {
    long mixed = 1469598103934665603L;
    for (double value : values) {
      mixed = (mixed ^ Double.doubleToLongBits(value)) * 1099511628211L;
    }
    return mixed;
  }

  /**
   * The nodes of the graph, uniform and neither constants nor parts of other uniform values, whose
   * value is infinite or undefined though the tape or an output uses it; in the graph's order.
   */
  public List<Integer> notFinite() {
    TreeSet<Integer> found = new TreeSet<>();
    for (Instruction instruction : program.tape()) {
      int[] used =
          switch (instruction) {
            case Instruction.Fused fused -> fused.scalars();
            case Instruction.Wide wide -> wide.arguments();
            case Instruction.Apply _, Instruction.Draws _, Instruction.Sum _ -> new int[0];
          };
      for (int node : used) {
        addIfNotFinite(node, found);
      }
    }
    for (int node : program.roots()) {
      addIfNotFinite(node, found);
    }
    return List.copyOf(found);
  }

  private void addIfNotFinite(int node, TreeSet<Integer> to) {
    Nodes nodes = program.nodes();
    if (nodes.isUniform(node) && !nodes.isConstant(node) && !Double.isFinite(values[node])) {
      to.add(nodes.origin(node));
    }
  }

  /** The value of a uniform node. */
  double scalar(int node) {
    return values[node];
  }

  double[] scalars(int[] of) {
    return Prologue.arguments(values, of);
  }

  WideFunction.Bound function(Instruction.Wide wide) {
    return Objects.requireNonNull(functions.get(wide));
  }
}
