/**
 * The random laws that a term sheet can name: distributions and processes, their parameters as
 * authors write them, and the engine's objects for them. It knows nothing of formulas or periods.
 * Start reading at {@link quanmai.models.law.Distributions} and {@link
 * quanmai.models.law.Processes}.
 */
@NullMarked
package quanmai.models.law;

import org.jspecify.annotations.NullMarked;
