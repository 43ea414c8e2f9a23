@NullMarked
package quanmai.benchmarks;

import org.jspecify.annotations.NullMarked;
