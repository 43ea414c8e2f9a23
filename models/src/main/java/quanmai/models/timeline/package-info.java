/**
 * The grid of dates of a deal: periods, day counts, phases. Dates are Strata's business. Start at
 * Timeline.
 */
@NullMarked
package quanmai.models.timeline;

import org.jspecify.annotations.NullMarked;
