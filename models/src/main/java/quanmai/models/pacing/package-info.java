/**
 * The pacing of private funds as plain numbers: what a fund known only by its terms calls,
 * distributes and is worth, and the terms that fit the average flows of a fund that is modelled
 * deal by deal.
 *
 * <p>Knows neither term sheets nor paths: averages come in as arrays, and terms go out, to be
 * written into a blind pool. Start reading at {@link quanmai.models.pacing.Pacing}.
 */
@NullMarked
package quanmai.models.pacing;

import org.jspecify.annotations.NullMarked;
