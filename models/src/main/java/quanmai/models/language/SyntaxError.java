package quanmai.models.language;

import quanmai.models.termsheet.Finding;

/** Carries the first syntax error of a formula out of the parser; never leaves this package. */
final class SyntaxError extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  SyntaxError(Finding finding) {
    super(finding.what().en(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
