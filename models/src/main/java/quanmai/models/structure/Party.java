package quanmai.models.structure;

import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Text;

/**
 * An investor of a structure, and the outputs that tell its result.
 *
 * @param currency its own
 * @param home in the currency of the deal
 * @param foreign in its own currency at the rate of each period; null when it is that of the deal
 * @param strip with each planned receipt sold forward at the outset; null likewise
 * @param rolling with the same sold for a period and rolled; null likewise
 */
public record Party(
    String name,
    Text label,
    String currency,
    Measures home,
    @Nullable Measures foreign,
    @Nullable Measures strip,
    @Nullable Measures rolling) {

  /** Names of outputs: a rate of return, a multiple, and whether the hurdle is reached. */
  public record Measures(String irr, String moic, String reaches) {}
}
