package quanmai.scenarios.run;

import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Conditional;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Histogram;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Summary;
import quanmai.models.language.Kind;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunReport.Quantity;

/** The figures that are reported of one output. */
public final class OutputFigures {

  private static final int BINS = 24;

  private OutputFigures() {}

  /**
   * The figures of an output.
   *
   * @param name what it is called in the report
   * @param values one a path, in the unit of the output
   * @param base the base case in that unit
   * @param split by the failure condition, null when there is none
   */
  public static OutputReport of(
      Lowered.Output output,
      String name,
      double[] values,
      double base,
      Summary summary,
      Design design,
      @Nullable Conditional split) {
    Quantity quantity = quantity(output);
    boolean condition = quantity == Quantity.CONDITION;
    return new OutputReport(
        name,
        output.label() == null ? Text.same(output.name()) : output.label(),
        quantity,
        output.unit().text(),
        base,
        summary,
        condition ? Probability.of(values, design) : null,
        share(values, value -> value <= base),
        split == null ? null : split.where(),
        split == null ? null : split.otherwise(),
        quantity == Quantity.SHARE ? share(values, value -> value == -1) : 0,
        Histogram.of(values, BINS));
  }

  /** How an output is to be shown. */
  public static Quantity quantity(Lowered.Output output) {
    if (output.kind() == Kind.CONDITION) {
      return Quantity.CONDITION;
    }
    return switch (output.unit().text()) {
      case "share" -> Quantity.SHARE;
      case "ratio", "x" -> Quantity.MULTIPLE;
      default -> Quantity.AMOUNT;
    };
  }

  /** The share of the paths that have a value, and pass. */
  private static double share(double[] values, DoublePredicate test) {
    int passed = 0;
    int defined = 0;
    for (double value : values) {
      defined += Double.isNaN(value) ? 0 : 1;
      passed += test.test(value) ? 1 : 0;
    }
    return defined == 0 ? Double.NaN : (double) passed / defined;
  }
}
