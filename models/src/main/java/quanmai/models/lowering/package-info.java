/** From a checked term sheet to an engine program: what each line is, period by period. */
@NullMarked
package quanmai.models.lowering;

import org.jspecify.annotations.NullMarked;
