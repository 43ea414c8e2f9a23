/** From a file to a checked deal. */
@NullMarked
package quanmai.models.deal;

import org.jspecify.annotations.NullMarked;
