package quanmai.scenarios.stress;

import java.util.List;
import java.util.Map;
import quanmai.engine.stats.Design;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.scenarios.run.RunReport.Quantity;

/** What can be stressed: sheets with parameters, which give figures on each path. */
public interface Model {

  /** The sheets whose parameters may be changed. */
  List<Sheet> sheets();

  /** Runs it; the same random numbers each time. */
  Outcome run(Shock shock);

  /** How the paths depend on each other. */
  Design design();

  /**
   * A sheet.
   *
   * @param name of the member; of a deal alone its file
   * @param parameters with their units
   */
  record Sheet(String name, List<Lowered.Parameter> parameters, Timeline timeline) {
    public Sheet {
      parameters = List.copyOf(parameters);
    }
  }

  /** Other values for some parameters. */
  @FunctionalInterface
  interface Shock {
    /** No change. */
    Shock NONE = (member, values) -> values;

    /** The values that hold of a member, by parameter, in canonical units. */
    Map<String, Double> of(String member, Map<String, Double> values);
  }

  /**
   * What a run gave.
   *
   * @param members a value of each member that may contribute; empty where there is one only
   * @param values that figures are read from, until this is closed
   */
  record Outcome(List<Figure> figures, Map<String, Double> members, Values values)
      implements AutoCloseable {
    public Outcome {
      figures = List.copyOf(figures);
      members = Map.copyOf(members);
    }

    @Override
    public void close() {
      values.close();
    }
  }

  /** Where the values of figures are. */
  interface Values extends AutoCloseable {
    /** Those of figure {@code k} on every path, in its unit; 1 or 0 of a condition. */
    double[] of(int k);

    @Override
    default void close() {}
  }

  /** A figure that has a value on every path. */
  record Figure(String name, Text label, Quantity quantity, String unit) {}
}
