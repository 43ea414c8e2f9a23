@NullMarked
package quanmai.scenarios;

import org.jspecify.annotations.NullMarked;
