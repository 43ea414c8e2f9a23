/**
 * Distributions of values drawn once a path: how a draw is built into a graph from a normal score,
 * and their moments and quantiles in the control plane. It knows nothing of processes in time nor
 * of deals. Start at {@link quanmai.engine.factor.distribution.Distribution}.
 */
@NullMarked
package quanmai.engine.factor.distribution;

import org.jspecify.annotations.NullMarked;
