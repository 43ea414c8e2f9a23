package quanmai.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Op;

/**
 * A program as a single-assignment graph: each node is one value of a path, and operands come
 * before what uses them.
 *
 * <p>Building folds constants, shares common subexpressions, and joins a product with a following
 * sum into one fused operation; so the same formulas always give the same graph and thereby the
 * same bits, whichever of its values a run asks for. A node is <em>uniform</em> when no random draw
 * reaches it: it is then the same on every path and computed once a run.
 *
 * <p>A builder, used by one thread; nodes never change once added.
 */
public final class Graph {

  /** What a node is. */
  public enum Kind {
    CONSTANT,
    LEAF,
    OPERATION,
    WIDE
  }

  private record Key(Object what, List<Integer> operands) {}

  private record Wide(WideFunction function, int[] operands) {}

  private final List<Kind> kinds = new ArrayList<>();
  private final List<Object> contents = new ArrayList<>();
  private final List<int[]> operands = new ArrayList<>();
  private final List<Boolean> uniform = new ArrayList<>();
  private final List<Boolean> fragile = new ArrayList<>();
  private final Map<Key, Integer> known = new HashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private final Folding folding = new Folding(this);

  /** How many nodes there are; nodes are numbered from 0. */
  public int size() {
    return kinds.size();
  }

  public Kind kind(int node) {
    return kinds.get(node);
  }

  /** The operands of a node, in order; empty for constants and leaves. Do not write to it. */
  public int[] operands(int node) {
    return operands.get(node);
  }

  /** Whether no random draw reaches the node. */
  public boolean isUniform(int node) {
    return uniform.get(node);
  }

  /** Whether the node may be undefined (NaN) on some path, by a division, a root or a logarithm. */
  public boolean isFragile(int node) {
    return fragile.get(node);
  }

  public boolean isConstant(int node) {
    return kinds.get(node) == Kind.CONSTANT;
  }

  public boolean isConstant(int node, double value) {
    return isConstant(node) && constantOf(node) == value;
  }

  public double constantOf(int node) {
    return (Double) contents.get(node);
  }

  public Op opOf(int node) {
    return (Op) contents.get(node);
  }

  public boolean is(int node, Op op) {
    return kinds.get(node) == Kind.OPERATION && contents.get(node) == op;
  }

  public Leaf leafOf(int node) {
    return (Leaf) contents.get(node);
  }

  public WideFunction functionOf(int node) {
    return ((Wide) contents.get(node)).function();
  }

  /** Outputs by name, in the order they were declared. */
  public Map<String, Integer> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** Declares {@code node} an output. A name is declared once. */
  public void output(String name, int node) {
    if (outputs.putIfAbsent(name, node) != null) {
      throw new IllegalArgumentException("output '" + name + "' is declared twice");
    }
  }

  /** A number known when the program is built. */
  public int constant(double value) {
    return intern(Kind.CONSTANT, value, new int[0], true, Double.isNaN(value));
  }

  /** A number given once a run. */
  public int parameter(String name) {
    return intern(Kind.LEAF, new Leaf.Parameter(name), new int[0], true, false);
  }

  /** A standard normal of each path. */
  public int normal(String stream, int index) {
    return draw(Leaf.Law.NORMAL, stream, index);
  }

  /** A uniform number in (0, 1) of each path. */
  public int uniform(String stream, int index) {
    return draw(Leaf.Law.UNIFORM, stream, index);
  }

  /**
   * A value of each path that comes from elsewhere, such as another program.
   *
   * @param series its name
   * @param index its place in the series, from 0; for values over time the period
   */
  public int given(String series, int index) {
    return draw(Leaf.Law.GIVEN, series, index);
  }

  private int draw(Leaf.Law law, String stream, int index) {
    return intern(Kind.LEAF, new Leaf.Draw(law, stream, index), new int[0], false, false);
  }

  /** A wide function of the given operands. */
  public int wide(WideFunction function, int... arguments) {
    boolean same = true;
    for (int argument : arguments) {
      same &= isUniform(argument);
    }
    Key key = new Key(function.signature(), boxed(arguments));
    return intern(Kind.WIDE, new Wide(function, arguments), arguments.clone(), same, true, key);
  }

  public int add(int a, int b) {
    return folding.add(a, b);
  }

  public int sub(int a, int b) {
    return folding.sub(a, b);
  }

  public int mul(int a, int b) {
    return folding.mul(a, b);
  }

  public int div(int a, int b) {
    return folding.div(a, b);
  }

  public int neg(int a) {
    return folding.neg(a);
  }

  public int min(int a, int b) {
    return a == b ? a : operation(Op.MIN, a, b);
  }

  public int max(int a, int b) {
    return a == b ? a : operation(Op.MAX, a, b);
  }

  public int abs(int a) {
    return operation(Op.ABS, a);
  }

  public int sqrt(int a) {
    return operation(Op.SQRT, a);
  }

  public int exp(int a) {
    return operation(Op.EXP, a);
  }

  public int log(int a) {
    return operation(Op.LOG, a);
  }

  public int floor(int a) {
    return operation(Op.FLOOR, a);
  }

  public int normalCdf(int a) {
    return operation(Op.NORMAL_CDF, a);
  }

  public int normalQuantile(int a) {
    return operation(Op.NORMAL_QUANTILE, a);
  }

  /** 1 where a &lt; b; undefined (NaN) where a or b is undefined. */
  public int lessThan(int a, int b) {
    return definedOnly(operation(Op.LT, a, b), a, b);
  }

  /** 1 where a &lt;= b; undefined (NaN) where a or b is undefined. */
  public int atMost(int a, int b) {
    return definedOnly(operation(Op.LE, a, b), a, b);
  }

  /** 1 where a = b; undefined (NaN) where a or b is undefined. */
  public int equal(int a, int b) {
    return definedOnly(operation(Op.EQ, a, b), a, b);
  }

  public int and(int a, int b) {
    return operation(Op.MIN, a, b);
  }

  public int or(int a, int b) {
    return operation(Op.MAX, a, b);
  }

  public int not(int a) {
    return sub(constant(1), a);
  }

  /** {@code yes} where the condition holds, else {@code no}; undefined where the condition is. */
  public int select(int condition, int yes, int no) {
    if (isConstant(condition)) {
      double value = constantOf(condition);
      return Double.isNaN(value) ? condition : value != 0 ? yes : no;
    }
    if (yes == no) {
      return yes;
    }
    return definedOnly(operation(Op.SELECT, condition, yes, no), condition, condition);
  }

  /** A power with a whole exponent by multiplication, any other by exp(b log a). */
  public int pow(int a, int b) {
    return folding.pow(a, b);
  }

  /**
   * Keeps {@code result} where a and b are numbers; elsewhere NaN, so that no failure is hidden.
   */
  private int definedOnly(int result, int a, int b) {
    if (isConstant(result)) {
      return result;
    }
    int kept = result;
    if (fragile.get(a)) {
      kept = operation(Op.SELECT, operation(Op.EQ, a, a), kept, constant(Double.NaN));
    }
    if (b != a && fragile.get(b)) {
      kept = operation(Op.SELECT, operation(Op.EQ, b, b), kept, constant(Double.NaN));
    }
    return kept;
  }

  /** The bare operation: folded when all operands are constants, shared when known. */
  public int operation(Op op, int... arguments) {
    boolean same = true;
    boolean constant = true;
    boolean weak = op == Op.LOG || op == Op.NORMAL_QUANTILE;
    weak |= op == Op.SQRT && !isAtLeastZero(arguments[0]);
    for (int argument : arguments) {
      same &= isUniform(argument);
      constant &= isConstant(argument);
      weak |= fragile.get(argument);
    }
    if (op == Op.DIV && !isUniform(arguments[1])) {
      weak = true;
    }
    if (op == Op.EQ) {
      weak = false;
    }
    if (constant) {
      return constant(op.apply(value(arguments, 0), value(arguments, 1), value(arguments, 2)));
    }
    return intern(Kind.OPERATION, op, arguments, same, weak);
  }

  /** Whether a node is the maximum of something and a constant that is not negative. */
  private boolean isAtLeastZero(int node) {
    if (!is(node, Op.MAX)) {
      return false;
    }
    int[] either = operands(node);
    return (isConstant(either[0]) && constantOf(either[0]) >= 0)
        || (isConstant(either[1]) && constantOf(either[1]) >= 0);
  }

  private double value(int[] arguments, int k) {
    return k < arguments.length ? constantOf(arguments[k]) : 0;
  }

  private int intern(Kind kind, Object what, int[] arguments, boolean same, boolean weak) {
    return intern(kind, what, arguments, same, weak, new Key(what, boxed(arguments)));
  }

  private int intern(Kind kind, Object what, int[] arguments, boolean same, boolean weak, Key key) {
    @Nullable Integer found = known.get(key);
    if (found != null) {
      return found;
    }
    int node = kinds.size();
    kinds.add(kind);
    contents.add(what);
    operands.add(arguments);
    uniform.add(same);
    fragile.add(weak);
    known.put(key, node);
    return node;
  }

  private static List<Integer> boxed(int[] arguments) {
    return Arrays.stream(arguments).boxed().toList();
  }
}
