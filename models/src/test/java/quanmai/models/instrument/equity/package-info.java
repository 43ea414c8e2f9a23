/** Tests of the instruments of equity: by hand, by law, and the sample deal of a growth round. */
@NullMarked
package quanmai.models.instrument.equity;

import org.jspecify.annotations.NullMarked;
