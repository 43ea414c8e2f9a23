package quanmai.models.instrument.draft;

import java.util.List;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.TermSheet;

/**
 * A term sheet whose instruments have become inputs, schedules and lines.
 *
 * @param sheet the sheet with what its instruments wrote behind its own
 * @param findings what is wrong with the uses; the sheet then lacks the lines of those uses
 */
public record Expansion(TermSheet sheet, List<Finding> findings) {
  public Expansion {
    findings = List.copyOf(findings);
  }
}
