/**
 * Statistics of simulated values, each with its standard error: moments, quantiles, expected
 * shortfall, probabilities, histograms. It knows columns of numbers in path order and how the paths
 * were drawn ({@link quanmai.engine.stats.Design}), not what they mean. Sums run over fixed leaves
 * in path order, so results do not depend on threads. Start at {@link
 * quanmai.engine.stats.Summary}.
 */
@NullMarked
package quanmai.engine.stats;

import org.jspecify.annotations.NullMarked;
