/**
 * Holding structures around one deal: entities joined by edges that tax, convert, hedge, delay and
 * charge, laid over the deal's sheet as ordinary inputs, uses of instruments and lines.
 *
 * <p>It must not know how a run is made, nor where rates of exchange come from: a {@link
 * quanmai.models.structure.Market} is given. Start at {@link quanmai.models.structure.Overlay}; the
 * ready structures are files, see {@link quanmai.models.structure.Structures}.
 */
@NullMarked
package quanmai.models.structure;

import org.jspecify.annotations.NullMarked;
