/** Tests of {@code quanmai.models.ledger}: by hand, laws over random cities, and refusals. */
@NullMarked
package quanmai.models.ledger;

import org.jspecify.annotations.NullMarked;
