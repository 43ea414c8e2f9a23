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
 * <p>A flow belongs to its period. Knows no other family of instruments, and nothing of what a fund
 * holds. Start reading at {@link quanmai.models.instrument.fund.FundInstruments}, then {@code
 * EuropeanWaterfall}.
 */
@NullMarked
package quanmai.models.instrument.fund;

import org.jspecify.annotations.NullMarked;
