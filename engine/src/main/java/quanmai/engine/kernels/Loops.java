package quanmai.engine.kernels;

/** One plain loop an operation. The compiler turns each into vector code; none may be joined. */
final class Loops {

  private Loops() {}

  /** Lane i of {@code to} = op of lane i of the operands; {@code to} may be an operand. */
  static void apply(Op op, double[] a, double[] b, double[] c, double[] to, int n) {
    switch (op) {
      case ADD -> add(a, b, to, n);
      case SUB -> sub(a, b, to, n);
      case MUL -> mul(a, b, to, n);
      case DIV -> div(a, b, to, n);
      case NEG -> neg(a, to, n);
      case ABS -> abs(a, to, n);
      case SQRT -> sqrt(a, to, n);
      case FMA -> fma(a, b, c, to, n);
      case FMS -> fms(a, b, c, to, n);
      case FNMA -> fnma(a, b, c, to, n);
      case MIN -> min(a, b, to, n);
      case MAX -> max(a, b, to, n);
      case LT -> lt(a, b, to, n);
      case LE -> le(a, b, to, n);
      case EQ -> eq(a, b, to, n);
      case SELECT -> select(a, b, c, to, n);
      case FLOOR -> floor(a, to, n);
      case EXP -> exp(a, to, n);
      case LOG -> log(a, to, n);
      case NORMAL_CDF -> normalCdf(a, to, n);
      case NORMAL_QUANTILE -> normalQuantile(a, to, n);
    }
  }

  private static void add(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] + b[i];
    }
  }

  private static void sub(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] - b[i];
    }
  }

  private static void mul(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private static void div(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] / b[i];
    }
  }

  private static void neg(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = -a[i];
    }
  }

  private static void abs(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.abs(a[i]);
    }
  }

  private static void sqrt(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.sqrt(a[i]);
    }
  }

  private static void fma(double[] a, double[] b, double[] c, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.fma(a[i], b[i], c[i]);
    }
  }

  private static void fms(double[] a, double[] b, double[] c, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.fma(a[i], b[i], -c[i]);
    }
  }

  private static void fnma(double[] a, double[] b, double[] c, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.fma(-a[i], b[i], c[i]);
    }
  }

  private static void min(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.min(a[i], b[i]);
    }
  }

  private static void max(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.max(a[i], b[i]);
    }
  }

  private static void lt(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] < b[i] ? 1 : 0;
    }
  }

  private static void le(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] <= b[i] ? 1 : 0;
    }
  }

  private static void eq(double[] a, double[] b, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] == b[i] ? 1 : 0;
    }
  }

  private static void select(double[] a, double[] b, double[] c, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] != 0 ? b[i] : c[i];
    }
  }

  private static void floor(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.floor(a[i]);
    }
  }

  private static void exp(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Elementary.exp(a[i]);
    }
  }

  private static void log(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Elementary.log(a[i]);
    }
  }

  private static void normalCdf(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Elementary.normalCdf(a[i]);
    }
  }

  private static void normalQuantile(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Elementary.normalQuantile(a[i]);
    }
  }
}
