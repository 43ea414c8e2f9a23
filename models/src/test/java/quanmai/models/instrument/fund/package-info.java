/**
 * The terms of funds, against published figures, plain calculations by hand, and the laws of money.
 */
@NullMarked
package quanmai.models.instrument.fund;

import org.jspecify.annotations.NullMarked;
