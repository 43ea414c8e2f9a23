@NullMarked
package quanmai.scenarios.stress;

import org.jspecify.annotations.NullMarked;
