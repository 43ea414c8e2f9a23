/**
 * Programs: single-assignment graphs of arithmetic over a path, how they are folded,
 * differentiated, evaluated and compiled to a tape over blocks of paths. It knows nothing of deals,
 * nor of how random numbers are made. Start at {@link quanmai.engine.program.Graph}.
 */
@NullMarked
package quanmai.engine.program;

import org.jspecify.annotations.NullMarked;
