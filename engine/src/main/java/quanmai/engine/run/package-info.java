/**
 * Runs: a compiled program over all paths of a plan, in blocks, on some threads, with progress and
 * cancel; the same plan gives the same bits whatever the threads and the block size. It knows
 * nothing of what the outputs mean. Start at {@link quanmai.engine.run.Simulation}.
 */
@NullMarked
package quanmai.engine.run;

import org.jspecify.annotations.NullMarked;
