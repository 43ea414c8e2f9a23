@NullMarked
package quanmai.models.lowering;

import org.jspecify.annotations.NullMarked;
