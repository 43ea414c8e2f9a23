/**
 * The arithmetic of a path block: what each operation is, and the loops that apply it to columns of
 * lanes. It knows arrays and numbers, not programs or deals. Start at {@link
 * quanmai.engine.kernels.Op}.
 */
@NullMarked
package quanmai.engine.kernels;

import org.jspecify.annotations.NullMarked;
