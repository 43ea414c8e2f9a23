package quanmai.models.instrument.debt;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Money lent and repaid: a project loan, a tranche of acquisition finance, a mezzanine, a seller
 * note.
 *
 * <p>With B the balance before the period, D what is drawn in it, r the rate of the year, P the
 * scheduled repayment ({@link Repayment}) and W the sweep, and all that is due being paid:
 *
 * <pre>
 *   interest  I = r dt B                      (interest_on: opening)
 *             I = r dt (B + closing) / 2      (interest_on: average)
 *   sweep     W = share of max(0, CFADS - I - P), at most B - P
 *   closing     = B + D + capitalised interest + PIK - P - W
 * </pre>
 *
 * Interest on the average balance depends on the repayments, and those of a sculpted loan or a
 * sweep on the interest. Both are linear, so the circle has a closed form: with k = r dt / 2 and F
 * = k (2 B + D), the interest if nothing were repaid,
 *
 * <pre>
 *   I = F - k (P + W)            I = F / (1 - k) when it is capitalised
 *   W = share (CFADS - P - F + k P) / (1 - share k), between 0 and B - P
 * </pre>
 *
 * and for the sculpted P see {@link Repayment}. It does not close a circle through the tax: a CFADS
 * after a tax that deducts this interest goes with interest on the opening balance only, or with
 * repayments that do not depend on CFADS.
 *
 * <p>Loans rank by the order in which they take cash: each gets what the one before leaves, {@code
 * cash: senior.left}, see {@link Payment}. How much is lent, and what that costs at once, is {@link
 * Lending}.
 */
final class Loan implements Instrument {

  @Override
  public String type() {
    return "loan";
  }

  @Override
  public Text description() {
    return new Text(
        "贷款：提款或按偿债能力测算额度、宽限、还本、清偿顺序、现金清偿、实物付息、费用与偿债覆盖率",
        "loan: draws or sizing by cover, grace, repayment, ranking, cash sweep, PIK interest, fees"
            + " and debt service cover");
  }

  @Override
  public List<SettingSpec> settings() {
    return LoanSettings.ALL;
  }

  @Override
  public void expand(Draft draft) {
    if (!LoanChecks.pass(draft)) {
      return;
    }
    LoanTerms terms = LoanTerms.of(draft);
    LoanRate.write(draft, terms.average());
    if (draft.has("cfads")) {
      draft.value("cfads");
    }
    Lending.write(draft, terms);
    Repayment.write(draft, terms);
    Payment.write(draft, terms);
    if (draft.has("cfads")) {
      cover(draft, draft.period("dscr_from", terms.interestFrom()));
    }
  }

  private static void cover(Draft draft, int from) {
    draft.value("negligible", "1e-9");
    draft.line(
        "dscr",
        "偿债覆盖率（无应还本息时记 99）",
        "debt service cover, 99 where nothing is due",
        "ratio",
        "if(t >= "
            + from
            + ", if(#debt_service > #negligible, #cfads / max(#debt_service, #negligible), 99),"
            + " 99)");
    draft.line("min_dscr", "最低偿债覆盖率", "the lowest debt service cover", "ratio", "min_over(#dscr)");
  }
}
