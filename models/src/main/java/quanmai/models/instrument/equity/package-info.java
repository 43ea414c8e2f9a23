/**
 * Shares of a company that is not listed: rounds and their rights, who gets what at an exit, and
 * what is owed when a commitment is missed.
 *
 * <p>Knows no other family; they meet in the term sheet by the names of lines. Start reading at
 * {@link quanmai.models.instrument.equity.CapTable}, then {@code ShareRound} and {@code
 * EquityWaterfall}.
 */
@NullMarked
package quanmai.models.instrument.equity;

import org.jspecify.annotations.NullMarked;
