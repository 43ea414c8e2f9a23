/**
 * Columns of results, one value a path: on the heap while they are small, in a file above that.
 * They know neither programs nor statistics. Start at {@link quanmai.engine.columns.ColumnStore}.
 */
@NullMarked
package quanmai.engine.columns;

import org.jspecify.annotations.NullMarked;
