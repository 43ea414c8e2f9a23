package quanmai.scenarios.run;

import java.util.List;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport.Quantity;

/**
 * What moves the mean of an output.
 *
 * @param quantity how the output is to be shown
 * @param mean in {@code unit}, over the paths where the output has a value
 * @param kinks operations that are not smooth; the derivative is that of the side each path is on
 * @param rows one a parameter, the largest effects first
 */
public record GradientReport(
    String output,
    Text label,
    Quantity quantity,
    String unit,
    double mean,
    int paths,
    int kinks,
    List<Row> rows) {

  public GradientReport {
    rows = List.copyOf(rows);
  }

  /** The {@code most} largest effects. */
  public List<Row> largest(int most) {
    return rows.stream().filter(row -> row.effect() != 0).limit(most).toList();
  }

  /**
   * One parameter.
   *
   * @param label of the input, schedule or factor that it belongs to, with the part that it is
   * @param value in {@code unit}
   * @param derivative of the mean, in the output's unit for one unit of the parameter
   * @param step the change that {@code effect} answers to
   * @param effect derivative times step, in the output's unit
   */
  public record Row(
      String name,
      Text label,
      double value,
      String unit,
      double derivative,
      Step step,
      double effect) {}

  /**
   * A change of a parameter.
   *
   * @param label such as {@code +1pp} or {@code +1%}
   * @param size in the parameter's unit
   */
  public record Step(String label, double size) {

    /** One percentage point of a share or rate; one percent of another value; 0.01 of nothing. */
    static Step of(String unit, double value) {
      if (unit.equals("share") || unit.equals("1/year") || unit.equals("/year")) {
        return new Step("+1pp", 0.01);
      }
      return value == 0 ? new Step("+0.01", 0.01) : new Step("+1%", Math.abs(value) * 0.01);
    }
  }
}
