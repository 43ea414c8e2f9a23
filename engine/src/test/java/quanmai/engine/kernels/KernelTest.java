package quanmai.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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

  @Test
  void sums_over_lanes_have_one_order() {
    Shape.Operand a = new Shape.Operand(Shape.Source.COLUMN, 0);
    Shape.Operand b = new Shape.Operand(Shape.Source.COLUMN, 1);
    Shape.Operand product = new Shape.Operand(Shape.Source.STEP, 0);
    Shape shape =
        new Shape(
            2,
            0,
            List.of(
                new Shape.Step(Op.MUL, List.of(a, b)),
                new Shape.Step(Op.LT, List.of(product, b)),
                new Shape.Step(Op.ADD, List.of(product, a))),
            List.of(2),
            List.of(0, 1, 0));
    for (KernelChoice choice : KernelChoice.values()) {
      Kernel kernel = choice.fused(shape);
      for (int n : LENGTHS) {
        double[][] columns = new double[shape.columns() + kernel.scratchColumns()][];
        Arrays.setAll(columns, k -> filled(264, Double.NaN));
        double[][] expected = new double[3][LaneSum.PARTS];
        for (int k = 0; k < 3; k++) {
          Arrays.setAll(expected[k], part -> random.nextDouble());
          columns[3 + k] = expected[k].clone();
        }
        for (int i = 0; i < n; i++) {
          columns[0][i] = random.nextDouble(-1, 1);
          columns[1][i] = random.nextDouble(-1, 1);
          double value = columns[0][i] * columns[1][i];
          expected[0][i % LaneSum.PARTS] += value;
          expected[1][i % LaneSum.PARTS] += value < columns[1][i] ? 1 : 0;
          expected[2][i % LaneSum.PARTS] += value;
        }
        kernel.run(columns, new double[0], n);
        for (int k = 0; k < 3; k++) {
          assertThat(columns[3 + k])
              .as("sum %d of %d lanes by %s", k, n, choice)
              .isEqualTo(expected[k]);
        }
      }
    }
  }

  private void check(Op op, Shape shape, KernelChoice choice, Kernel kernel, int n) {
    double[][] columns = new double[shape.inputs() + 1 + kernel.scratchColumns()][];
    Arrays.setAll(columns, k -> column(n, k % 2));
    double[] scalars = new double[shape.scalars()];
    Arrays.setAll(scalars, k -> special());
    double[][] operands = new double[3][];
    for (int k = 0; k < op.arity(); k++) {
      Shape.Operand operand = shape.steps().getFirst().operands().get(k);
      operands[k] =
          switch (operand.source()) {
            case COLUMN -> columns[operand.number()].clone();
            case LITERAL -> {
              scalars[operand.number()] = numberNotZero();
              yield filled(columns[0].length, scalars[operand.number()]);
            }
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
    Shape.Source[] sources = {
      Shape.Source.COLUMN, Shape.Source.SCALAR, Shape.Source.LITERAL, Shape.Source.ZERO
    };
    for (int code = 0; code < 1 << (2 * op.arity()); code++) {
      List<Shape.Operand> operands = new ArrayList<>();
      int columns = 0;
      int scalars = 0;
      for (int k = 0; k < op.arity(); k++) {
        Shape.Source source = sources[code >> (2 * k) & 3];
        int number =
            switch (source) {
              case COLUMN -> columns++;
              case SCALAR, LITERAL -> scalars++;
              case ZERO, STEP -> 0;
            };
        operands.add(new Shape.Operand(source, number));
      }
      Shape.Step step = new Shape.Step(op, operands);
      shapes.add(new Shape(columns, scalars, List.of(step), List.of(0)));
    }
    return shapes;
  }

  private double special() {
    return SPECIAL[random.nextInt(SPECIAL.length)];
  }

  private double numberNotZero() {
    double value = special();
    return value == 0 || Double.isNaN(value) ? -2.5 : value;
  }

  /** (a < b and c <= d) or a = d, as a choice, as a number, and joined with a number. */
  @Test
  void conditions_joined_as_masks_are_the_conditions_of_numbers() {
    List<Shape.Step> steps =
        List.of(
            step(Op.LT, column(0), column(1)),
            step(Op.LE, column(2), column(3)),
            step(Op.MIN, result(0), result(1)),
            step(Op.EQ, column(0), column(3)),
            step(Op.MAX, result(2), result(3)),
            step(Op.SELECT, result(4), column(0), column(1)),
            step(Op.MAX, result(4), column(2)));
    Shape shape = new Shape(4, 0, steps, List.of(4, 5, 6));
    for (KernelChoice choice : KernelChoice.values()) {
      Kernel kernel = choice.fused(shape);
      double[][] columns = new double[7 + kernel.scratchColumns()][];
      Arrays.setAll(columns, k -> column(256, k == 1 ? 0 : 2));
      System.arraycopy(columns[0], 0, columns[3], 0, 40);
      double[][] before = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
      kernel.run(columns, new double[0], 256);
      for (int i = 0; i < 256; i++) {
        double[] x = {before[0][i], before[1][i], before[2][i], before[3][i]};
        double holds = x[0] < x[1] && x[2] <= x[3] || x[0] == x[3] ? 1 : 0;
        assertThat(columns[4][i]).isEqualTo(Double.valueOf(holds));
        assertThat(columns[5][i]).isEqualTo(Double.valueOf(holds != 0 ? x[0] : x[1]));
        assertThat(columns[6][i]).isEqualTo(Double.valueOf(Math.max(holds, x[2])));
      }
    }
  }

  private static Shape.Step step(Op op, Shape.Operand... operands) {
    return new Shape.Step(op, List.of(operands));
  }

  private static Shape.Operand column(int number) {
    return new Shape.Operand(Shape.Source.COLUMN, number);
  }

  private static Shape.Operand result(int number) {
    return new Shape.Operand(Shape.Source.STEP, number);
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
