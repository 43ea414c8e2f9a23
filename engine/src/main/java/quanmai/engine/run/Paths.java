package quanmai.engine.run;

import java.util.List;

/**
 * What a run computed: every output on every path, in path order.
 *
 * @param names of the outputs
 * @param values by output: one value a path; NaN where the output is undefined on that path
 * @param count how many paths were computed; all of the plan's unless it was cancelled
 * @param plan the plan that gives these bits
 * @param seconds wall time
 */
public record Paths(
    List<String> names, double[][] values, int count, RunPlan plan, double seconds) {

  /** The values of an output, one a path. Do not write to it. */
  public double[] output(String name) {
    int k = names.indexOf(name);
    if (k < 0) {
      throw new IllegalArgumentException("no output '" + name + "' among " + names);
    }
    return values[k];
  }
}
