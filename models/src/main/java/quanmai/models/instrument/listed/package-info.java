/**
 * Shares of listed companies: how they are bought, locked, sold, and what the rules allow.
 *
 * <p>Each lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. The levels of the rules are settings with a usual value
 * and its source, not constants. Start reading at {@link
 * quanmai.models.instrument.listed.ListedInstruments}.
 */
@NullMarked
package quanmai.models.instrument.listed;

import org.jspecify.annotations.NullMarked;
