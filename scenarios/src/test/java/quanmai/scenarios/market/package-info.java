/** The market against published forwards. */
@NullMarked
package quanmai.scenarios.market;

import org.jspecify.annotations.NullMarked;
