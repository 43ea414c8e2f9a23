package quanmai.models.book;

import java.util.Map;

/** Other values for some of a member's parameters, as a scenario has them. */
@FunctionalInterface
public interface ParameterChange {

  /** The values as they are. */
  ParameterChange NONE = (member, values) -> values;

  /**
   * The values that hold.
   *
   * @param member its name; all deals of a pipeline have the name of the pipeline
   * @param values by parameter, in canonical units
   */
  Map<String, Double> of(String member, Map<String, Double> values);
}
