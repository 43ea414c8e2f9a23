/**
 * From a file to a checked deal in one call: reading, timeline, instruments, checks. It adds no
 * rule of its own. Start at {@link quanmai.models.deal.DealReader}.
 */
@NullMarked
package quanmai.models.deal;

import org.jspecify.annotations.NullMarked;
