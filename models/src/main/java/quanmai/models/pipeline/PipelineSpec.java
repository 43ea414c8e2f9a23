package quanmai.models.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How candidates are made. Maps by stage have the keys of {@code stages}; probabilities and weights
 * are shares, money is in 亿元.
 *
 * @param count how many rows
 * @param sectors weights by sector, which sum to 1; so do {@code units} and {@code stages}
 * @param ticket the fund's ticket: median by stage, one log sd
 * @param totalMultiple total investment over the ticket
 * @param funnel probabilities of the steps lead to signing, signing to ground-breaking,
 *     ground-breaking to operation
 * @param leadMonths median months of the same steps
 * @param leadSigma the log sd of each
 * @param failure probability by stage
 * @param moicMedian median gross multiple of an exit, by stage
 * @param moicSigma its log sd, by stage
 * @param partialExit what a partial exit brings of the multiple
 * @param loadings on the market, the sector and the unit
 * @param entry when candidates come, and how many of them are signed by then
 * @param holdingYears median by stage
 * @param score normal, cut to 0..100
 * @param manufacturing probability by sector
 * @param flags probability by stage of each yes-or-no attribute, by its name
 */
public record PipelineSpec(
    int count,
    long seed,
    Map<String, Double> sectors,
    Map<String, Double> units,
    Map<String, Double> stages,
    ByStage ticket,
    Lognormal totalMultiple,
    List<Double> funnel,
    List<Double> leadMonths,
    double leadSigma,
    Map<String, Double> failure,
    Map<String, Double> moicMedian,
    Map<String, Double> moicSigma,
    double partialExit,
    List<Double> loadings,
    Entry entry,
    Map<String, Double> holdingYears,
    Score score,
    Map<String, Double> manufacturing,
    Map<String, Map<String, Double>> flags) {

  /** Lognormal with a median by stage. */
  public record ByStage(Map<String, Double> median, double sigma) {}

  /** Lognormal by its median and log sd. */
  public record Lognormal(double median, double sigma) {}

  /**
   * How candidates arrive.
   *
   * @param quarters they come evenly over so many quarters
   * @param signedShare how many are signed on arrival; the others are leads
   */
  public record Entry(int quarters, double signedShare) {}

  /** The score of a project evaluation. */
  public record Score(double mean, double sd) {}

  /** The same pipeline with another number of rows; those that stay do not change. */
  public PipelineSpec withCount(int other) {
    return new PipelineSpec(
        other,
        seed,
        sectors,
        units,
        stages,
        ticket,
        totalMultiple,
        funnel,
        leadMonths,
        leadSigma,
        failure,
        moicMedian,
        moicSigma,
        partialExit,
        loadings,
        entry,
        holdingYears,
        score,
        manufacturing,
        flags);
  }

  /** Inputs of the template that all rows have in common, in canonical units. */
  public Map<String, Double> commonInputs() {
    Map<String, Double> inputs = new LinkedHashMap<>();
    inputs.put("signing_probability", funnel.get(0));
    inputs.put("landing_probability", funnel.get(1));
    inputs.put("operating_probability", funnel.get(2));
    inputs.put("signing_median", leadMonths.get(0) / 12);
    inputs.put("landing_median", leadMonths.get(1) / 12);
    inputs.put("building_median", leadMonths.get(2) / 12);
    inputs.put("lead_spread", leadSigma);
    inputs.put("partial_exit_factor", partialExit);
    inputs.put("market_loading", loadings.get(0));
    inputs.put("sector_loading", loadings.get(1));
    inputs.put("unit_loading", loadings.get(2));
    return Collections.unmodifiableMap(inputs);
  }
}
