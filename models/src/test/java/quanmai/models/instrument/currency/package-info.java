@NullMarked
package quanmai.models.instrument.currency;

import org.jspecify.annotations.NullMarked;
