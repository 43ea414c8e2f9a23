/**
 * Instruments: a loan, a tax, an exit written once, that lower to ordinary lines. They know no
 * engine.
 */
@NullMarked
package quanmai.models.instrument;

import org.jspecify.annotations.NullMarked;
