/**
 * Tests of {@code quanmai.models.pipeline}: by hand, by laws over seeded random cases, and
 * refusals.
 */
@NullMarked
package quanmai.models.pipeline;

import org.jspecify.annotations.NullMarked;
