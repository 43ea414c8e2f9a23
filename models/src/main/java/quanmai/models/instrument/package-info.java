/**
 * Instruments: a loan, a tax, an exit written once, that lower to ordinary lines.
 *
 * <p>A use in a term sheet becomes inputs, schedules and lines of that sheet, so checks, lowering,
 * traces and gradients need to know lines only. This package knows term sheets and timelines; it
 * must not know the engine, nor how formulas are parsed. Start reading at {@link
 * quanmai.models.instrument.Instruments#expand}, then {@link quanmai.models.instrument.Draft}, then
 * a small instrument such as the exit by multiple.
 */
@NullMarked
package quanmai.models.instrument;

import org.jspecify.annotations.NullMarked;
