/**
 * Tests of {@code quanmai.models.data}: by hand, by laws over seeded random cases, and refusals.
 */
@NullMarked
package quanmai.models.data;

import org.jspecify.annotations.NullMarked;
