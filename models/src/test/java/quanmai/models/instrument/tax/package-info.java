@NullMarked
package quanmai.models.instrument.tax;

import org.jspecify.annotations.NullMarked;
