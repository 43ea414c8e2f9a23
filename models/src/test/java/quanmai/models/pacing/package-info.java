/** Pacing against its published recursion, and fits that find known terms again. */
@NullMarked
package quanmai.models.pacing;

import org.jspecify.annotations.NullMarked;
