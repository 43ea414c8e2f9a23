/**
 * Inverse distribution functions as tables: built once a run in the control plane, read on every
 * path by a few multiply-adds. It knows laws and arrays, neither processes nor deals. Start at
 * {@link quanmai.engine.factor.table.QuantileTable}.
 */
@NullMarked
package quanmai.engine.factor.table;

import org.jspecify.annotations.NullMarked;
