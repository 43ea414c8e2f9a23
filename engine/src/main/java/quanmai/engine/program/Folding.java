package quanmai.engine.program;

import quanmai.engine.kernels.Op;

/**
 * The algebra applied while a graph is built: neutral elements vanish and a product that is added
 * is fused with the sum.
 *
 * <p>A literal zero factor gives zero, also where the other factor would be infinite: a line that
 * is structurally zero in a period costs nothing.
 */
final class Folding {

  private static final int MAX_WHOLE_POWER = 64;

  private final Graph g;

  Folding(Graph graph) {
    this.g = graph;
  }

  int add(int a, int b) {
    if (g.isConstant(a, 0)) {
      return b;
    }
    if (g.isConstant(b, 0)) {
      return a;
    }
    if (g.is(a, Op.NEG)) {
      return sub(b, g.operands(a)[0]);
    }
    if (g.is(b, Op.NEG)) {
      return sub(a, g.operands(b)[0]);
    }
    if (fuses(a) || fuses(b)) {
      int product = fuses(b) ? b : a;
      int rest = fuses(b) ? a : b;
      return g.operation(Op.FMA, g.operands(product)[0], g.operands(product)[1], rest);
    }
    return g.operation(Op.ADD, Math.min(a, b), Math.max(a, b));
  }

  int sub(int a, int b) {
    if (g.isConstant(b, 0)) {
      return a;
    }
    if (g.isConstant(a, 0)) {
      return neg(b);
    }
    if (a == b && g.isUniform(a)) {
      return g.constant(0);
    }
    if (g.is(b, Op.NEG)) {
      return add(a, g.operands(b)[0]);
    }
    if (fuses(b)) {
      return g.operation(Op.FNMA, g.operands(b)[0], g.operands(b)[1], a);
    }
    if (fuses(a)) {
      return g.operation(Op.FMS, g.operands(a)[0], g.operands(a)[1], b);
    }
    return g.operation(Op.SUB, a, b);
  }

  int mul(int a, int b) {
    if (g.isConstant(a, 0) || g.isConstant(b, 0)) {
      return g.constant(0);
    }
    if (g.isConstant(a, 1)) {
      return b;
    }
    if (g.isConstant(b, 1)) {
      return a;
    }
    if (g.isConstant(a, -1)) {
      return neg(b);
    }
    if (g.isConstant(b, -1)) {
      return neg(a);
    }
    return g.operation(Op.MUL, Math.min(a, b), Math.max(a, b));
  }

  int div(int a, int b) {
    if (g.isConstant(b, 1)) {
      return a;
    }
    if (g.isUniform(b) && !g.isUniform(a)) {
      return mul(a, g.operation(Op.DIV, g.constant(1), b));
    }
    return g.operation(Op.DIV, a, b);
  }

  int neg(int a) {
    return g.is(a, Op.NEG) ? g.operands(a)[0] : g.operation(Op.NEG, a);
  }

  int pow(int a, int b) {
    if (g.isConstant(b)) {
      double exponent = g.constantOf(b);
      if (exponent == Math.rint(exponent) && Math.abs(exponent) <= MAX_WHOLE_POWER) {
        int power = wholePower(a, (int) Math.abs(exponent));
        return exponent < 0 ? div(g.constant(1), power) : power;
      }
      if (exponent == 0.5) {
        return g.sqrt(a);
      }
    }
    return g.exp(mul(b, g.log(a)));
  }

  /** Square and multiply, so that the same exponent always gives the same bits. */
  private int wholePower(int a, int exponent) {
    if (exponent == 0) {
      return g.constant(1);
    }
    int half = wholePower(a, exponent / 2);
    int square = mul(half, half);
    return exponent % 2 == 0 ? square : mul(square, a);
  }

  /**
   * Uniform products are computed once a run; fusing them into path operations would waste work.
   */
  private boolean fuses(int node) {
    return g.is(node, Op.MUL) && !g.isUniform(node);
  }
}
