/**
 * Instruments of the operating company: assets wear out, cash is bound in working capital, prices
 * rise, and space is let.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. Start reading at {@link
 * quanmai.models.instrument.operations.OperationsInstruments}.
 */
@NullMarked
package quanmai.models.instrument.operations;

import org.jspecify.annotations.NullMarked;
