/**
 * Instruments: a loan, a tax, an exit written once, that lower to ordinary lines.
 *
 * <p>A use in a term sheet becomes inputs, schedules and lines of that sheet, so checks, lowering,
 * traces and gradients need to know lines only. The families (debt, operations, tax, exit and so
 * on) have a package each below this one and do not know each other; what they write with is {@code
 * draft}. Nothing here knows the engine, nor how formulas are parsed. Start reading at {@link
 * quanmai.models.instrument.Instruments}, then {@link quanmai.models.instrument.draft.Draft}, then
 * a small instrument such as the exit by multiple.
 */
@NullMarked
package quanmai.models.instrument;

import org.jspecify.annotations.NullMarked;
