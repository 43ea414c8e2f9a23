/**
 * What processes, correlations and events promise, against closed forms; start at {@link Paths}.
 */
@NullMarked
package quanmai.engine.factor;

import org.jspecify.annotations.NullMarked;
