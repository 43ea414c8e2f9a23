package quanmai.models.book;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Rationing;
import quanmai.models.termsheet.Place;

/**
 * That a fund holds a part of something.
 *
 * @param fund who holds
 * @param held what is held: a deal, a pipeline or a fund
 * @param rows the numbers of the pipeline's deals that are held, in order of priority; of a single
 *     sheet 0
 * @param share from 0 to 1
 * @param feeds the line of what is held by the feed of the fund
 * @param shortage what happens when the fund has not enough; null where that is not looked at
 */
public record Holding(
    String fund,
    String held,
    List<Integer> rows,
    double share,
    Map<String, String> feeds,
    @Nullable Shortage shortage,
    Place place) {

  /** The feed that says what a holding calls from its fund. */
  public static final String CALLS = "portfolio_calls";

  public Holding {
    rows = List.copyOf(rows);
    feeds = Map.copyOf(feeds);
  }

  /**
   * What happens when a fund has not enough.
   *
   * @param patiencePeriods how long a deal waits
   * @param leastShare below which it is dropped
   */
  public record Shortage(Rationing.Rule rule, int patiencePeriods, double leastShare) {}
}
