/**
 * The Vector API twin of the block solver of internal rates. It must give the bits of {@link
 * quanmai.engine.irr.ScalarIrrKernel}; nothing outside may depend on this package, which is loaded
 * by name and only where the incubator module is present.
 */
@NullMarked
package quanmai.engine.irr.panama;

import org.jspecify.annotations.NullMarked;
