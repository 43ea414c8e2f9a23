/**
 * Rates of return of cash flows: the internal rate as a set of roots, its modified and dated forms,
 * multiples, payback and present values; on one path, and over blocks of paths. It knows amounts
 * and times in years, not deals, dates or currencies. Start at {@link quanmai.engine.irr.Irr}, the
 * specification; {@link quanmai.engine.irr.IrrBlock} is the same rate for a simulation.
 */
@NullMarked
package quanmai.engine.irr;

import org.jspecify.annotations.NullMarked;
