@NullMarked
package quanmai.models.termsheet;

import org.jspecify.annotations.NullMarked;
