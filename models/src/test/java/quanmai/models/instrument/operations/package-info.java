@NullMarked
package quanmai.models.instrument.operations;

import org.jspecify.annotations.NullMarked;
