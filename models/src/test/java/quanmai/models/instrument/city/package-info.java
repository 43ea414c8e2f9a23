@NullMarked
package quanmai.models.instrument.city;

import org.jspecify.annotations.NullMarked;
