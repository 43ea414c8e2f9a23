package quanmai.models.instrument.currency;

import java.util.List;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;

/** What the check says of a sheet. */
final class Sheets {

  private Sheets() {}

  static List<Finding> refused(String yaml) {
    return DealReader.read("test.yaml", yaml).findings().stream()
        .filter(finding -> finding.severity() == Severity.REFUSED)
        .toList();
  }
}
