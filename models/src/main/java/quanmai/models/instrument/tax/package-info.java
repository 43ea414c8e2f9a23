/**
 * Taxes of the operating company and of those who hold it.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. Start reading at {@link
 * quanmai.models.instrument.tax.TaxInstruments}.
 */
@NullMarked
package quanmai.models.instrument.tax;

import org.jspecify.annotations.NullMarked;
