/**
 * Ways out of a deal.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. Start reading at {@link
 * quanmai.models.instrument.exit.ExitInstruments}.
 */
@NullMarked
package quanmai.models.instrument.exit;

import org.jspecify.annotations.NullMarked;
