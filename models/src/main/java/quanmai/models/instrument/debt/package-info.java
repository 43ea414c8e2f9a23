/**
 * Loans: what is lent, what it costs, how it is repaid and covered.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. Start reading at {@link
 * quanmai.models.instrument.debt.DebtInstruments}.
 */
@NullMarked
package quanmai.models.instrument.debt;

import org.jspecify.annotations.NullMarked;
