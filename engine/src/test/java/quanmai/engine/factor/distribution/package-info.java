/** Draws against the distributions of Commons Statistics. */
@NullMarked
package quanmai.engine.factor.distribution;

import org.jspecify.annotations.NullMarked;
