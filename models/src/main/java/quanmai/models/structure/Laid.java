package quanmai.models.structure;

import java.util.List;
import java.util.Map;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.Text;

/**
 * A deal with a view of a structure laid over it.
 *
 * @param sheet not yet expanded
 * @param parties the investors, in the order of the structure
 * @param totals outputs that add up to what the deal pays, by what they are
 * @param unexplained the output that says by how much they do not: nothing but rounding
 * @param quotas outputs that hold where an entity's quota is exceeded, by its label
 */
public record Laid(
    View view,
    TermSheet sheet,
    List<Party> parties,
    Map<Total, String> totals,
    String unexplained,
    Map<Text, String> quotas) {

  /** Where money of the deal goes. */
  public enum Total {
    /** All that the deal pays its investor, less what is paid in. */
    DEAL,
    INVESTORS,
    TAX,
    FEES,
    CARRY,
    /** Conversion and charges. */
    COSTS,
    /** What lenders get, less what they lend. */
    LENDERS
  }
}
