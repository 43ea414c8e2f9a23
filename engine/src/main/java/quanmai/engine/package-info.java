/**
 * Runs programs over paths: arrays, random numbers, statistics. It knows nothing of deals, funds or
 * money; start at {@code quanmai.engine.program}.
 */
@NullMarked
package quanmai.engine;

import org.jspecify.annotations.NullMarked;
