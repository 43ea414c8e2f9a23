/** Tables against the distributions of Commons Statistics. */
@NullMarked
package quanmai.engine.factor.table;

import org.jspecify.annotations.NullMarked;
