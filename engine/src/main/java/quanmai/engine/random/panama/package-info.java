/**
 * The Vector API twin of the draw kernels, and nothing else.
 *
 * <p>It must not decide anything: each class here does what its scalar twin in {@link
 * quanmai.engine.random} says, bit for bit. Only {@link quanmai.engine.random.DrawKernels} loads
 * it, by name, so that the rest runs on a JVM without the incubator module. Start reading at {@link
 * quanmai.engine.random.panama.VectorDrawKernel}.
 */
@NullMarked
package quanmai.engine.random.panama;

import org.jspecify.annotations.NullMarked;
