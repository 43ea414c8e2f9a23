/**
 * Kernels written with the Vector API, the only classes compiled against it. They are reached by
 * name, so all else works where the incubator module is absent. They know columns only; start at
 * {@link quanmai.engine.kernels.panama.VectorFunctions}.
 */
@NullMarked
package quanmai.engine.kernels.panama;

import org.jspecify.annotations.NullMarked;
