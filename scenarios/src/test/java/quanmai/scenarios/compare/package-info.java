/** Comparisons of structures: the same paths, paired differences, refusals. */
@NullMarked
package quanmai.scenarios.compare;

import org.jspecify.annotations.NullMarked;
