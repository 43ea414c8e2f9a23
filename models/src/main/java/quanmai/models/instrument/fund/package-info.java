/**
 * Terms of funds: who gets what of the money that a fund distributes.
 *
 * <p>A waterfall turns what partners have paid in and what the fund distributes into what investors
 * get and what the manager earns; a class split divides the investors' money among named classes.
 * Lines that sheets and other terms may rely on, of a use named {@code w}:
 *
 * <pre>
 *   w.partners    all partners' distributions as investors: proceeds - carry
 *   w.lp, w.gp    of which the limited partners', and that on the manager's own commitment
 *   w.carry       carried interest;  w.lp + w.gp + w.carry = proceeds
 *   w.capital     paid in and not yet returned, a balance
 *   w.preferred   preferred return that has accrued and is not yet paid, a balance
 *   w.returned, w.preferred_paid, w.catch_up, w.split    money through each tier in the period
 *   s.NAME.paid   what class NAME gets of a class split s;  s.NAME.share its share of what was paid in
 * </pre>
 *
 * <p>The capital of a fund comes before: a term, commitments that are called, an account whose cash
 * is used before anything is called, fees, borrowing. Lines of uses named {@code lps}, {@code
 * account}:
 *
 * <pre>
 *   lps.calls, lps.paid_in        paid in in the period and so far;  lps.NAME.calls by investor
 *   lps.NAME.share                an investor's part of all interests
 *   lps.committed, lps.effective  commitments, and those without defaults
 *   lps.callable, lps.uncalled    not yet called, before and after the calls of the period
 *   account.need                  what has to be called or borrowed
 *   account.distributed           what goes into the waterfall
 *   account.cash, account.advance balances: cash, and what the manager has advanced
 * </pre>
 *
 * <p>A flow belongs to its period. Knows no other family of instruments, and nothing of what a fund
 * holds. Start reading at {@link quanmai.models.instrument.fund.FundInstruments}, then {@code
 * EuropeanWaterfall}.
 */
@NullMarked
package quanmai.models.instrument.fund;

import org.jspecify.annotations.NullMarked;
