/**
 * The random numbers of the engine: counter-based Philox streams, scrambled Sobol points, the
 * inverse normal that turns both into normals, and the Brownian bridge that puts the coarse moves
 * first.
 *
 * <p>Every number is a pure function of (seed, stream, path, index), so a block of paths may be
 * drawn by any thread, on any machine, in any order, with the same bits. The package knows arrays
 * of paths; it must not know what a factor, a deal or a run is. Start reading at {@link
 * quanmai.engine.random.DrawKernel}, whose specification is {@link
 * quanmai.engine.random.ScalarDrawKernel}; then {@link quanmai.engine.random.SobolNormals}.
 */
@NullMarked
package quanmai.engine.random;

import org.jspecify.annotations.NullMarked;
