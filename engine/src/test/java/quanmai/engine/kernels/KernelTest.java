package quanmai.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every implementation of every operation gives the bits of {@link Op#apply} on every lane. */
class KernelTest {

  private static final int[] LENGTHS = {1, 3, 7, 8, 9, 255, 256};
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e-310,
    708,
    708.0000001,
    -708,
    -708.5,
    709.8,
    -745.5,
    37,
    37.5,
    -37,
    -40,
    0.2,
    0.8,
    0.5,
    0.7999999999999999,
    Math.nextDown(1.0),
    1e-300,
    4503599627370496.5,
    -0.5
  };

  private final SplittableRandom random = new SplittableRandom(7);

  @ParameterizedTest
  @EnumSource
  void operations_of_one_operand_over_columns(Op op) {
    if (op.arity() != 1) {
      return;
    }
    for (KernelChoice choice : KernelChoice.values()) {
      Kernel kernel = choice.columns(op);
      for (int n : LENGTHS) {
        for (int trial = 0; trial < 30; trial++) {
          double[] from = column(n, trial % 3);
          double[] second = column(n, trial % 3);
          double[] expected = apply(op, from, from, from, n);
          double[] expectedSecond = apply(op, second, second, second, n);
          double[] to = new double[from.length];
          kernel.run(new double[][] {from, to, second, second}, new double[0], n);
          assertThat(Arrays.copyOf(to, n)).as("%s by %s", op, choice).isEqualTo(expected);
          assertThat(Arrays.copyOf(second, n)).as("in place").isEqualTo(expectedSecond);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cheap_operations_on_columns_scalars_and_zero(Op op) {
    if (!op.isCheap()) {
      return;
    }
    for (Shape shape : shapes(op)) {
      for (KernelChoice choice : KernelChoice.values()) {
        Kernel kernel = choice.fused(shape);
        for (int n : LENGTHS) {
          check(op, shape, choice, kernel, n);
        }
      }
    }
  }

  private void check(Op op, Shape shape, KernelChoice choice, Kernel kernel, int n) {
    double[][] columns = new double[shape.inputs() + 1 + kernel.scratchColumns()][];
    Arrays.setAll(columns, k -> column(n, k % 2));
    double[] scalars = new double[shape.scalars()];
    Arrays.setAll(scalars, k -> SPECIAL[random.nextInt(SPECIAL.length)]);
    double[][] operands = new double[3][];
    for (int k = 0; k < op.arity(); k++) {
      Shape.Operand operand = shape.steps().getFirst().operands().get(k);
      operands[k] =
          switch (operand.source()) {
            case COLUMN -> columns[operand.number()].clone();
            case SCALAR -> filled(columns[0].length, scalars[operand.number()]);
            case ZERO, STEP -> new double[columns[0].length];
          };
    }
    double[] expected = apply(op, operands[0], operands[1], operands[2], n);
    if (shape.inputs() > 0 && n % 2 == 1) {
      columns[shape.inputs()] = columns[0]; // the result in place of an input
    }
    kernel.run(columns, scalars, n);
    assertThat(Arrays.copyOf(columns[shape.inputs()], n))
        .as("%s by %s, %d lanes", shape, choice, n)
        .isEqualTo(expected);
  }

  /** The operation with each operand a column, a scalar or zero. */
  private static List<Shape> shapes(Op op) {
    List<Shape> shapes = new ArrayList<>();
    Shape.Source[] sources = {Shape.Source.COLUMN, Shape.Source.SCALAR, Shape.Source.ZERO};
    int count = (int) Math.pow(3, op.arity());
    for (int code = 0; code < count; code++) {
      List<Shape.Operand> operands = new ArrayList<>();
      int[] numbers = new int[3];
      for (int k = 0, rest = code; k < op.arity(); k++, rest /= 3) {
        int number = rest % 3 == 2 ? 0 : numbers[rest % 3]++;
        operands.add(new Shape.Operand(sources[rest % 3], number));
      }
      Shape.Step step = new Shape.Step(op, operands);
      shapes.add(new Shape(numbers[0], numbers[1], List.of(step), List.of(0)));
    }
    return shapes;
  }

  private static double[] apply(Op op, double[] a, double[] b, double[] c, int n) {
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      result[i] = op.apply(a[i], b == null ? 0 : b[i], c == null ? 0 : c[i]);
    }
    return result;
  }

  /** Ordinary numbers, or ordinary with some special ones, or special and random bit patterns. */
  private double[] column(int n, int kind) {
    double[] column = new double[(n + 7) / 8 * 8];
    for (int i = 0; i < column.length; i++) {
      int wild = kind == 0 ? 0 : random.nextInt(kind == 1 ? 20 : 2);
      column[i] =
          switch (wild) {
            case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt(2) == 0 ? random.nextDouble() : random.nextDouble(-50, 50);
          };
    }
    return column;
  }

  private static double[] filled(int length, double value) {
    double[] column = new double[length];
    Arrays.fill(column, value);
    return column;
  }
}
