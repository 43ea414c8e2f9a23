@NullMarked
package quanmai.api;

import org.jspecify.annotations.NullMarked;
