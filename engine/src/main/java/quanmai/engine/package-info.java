@NullMarked
package quanmai.engine;

import org.jspecify.annotations.NullMarked;
