/**
 * How fast it is: benchmarks that state what they should cost and refuse to time a wrong answer,
 * the race against the yardsticks, and the guards of the build. It knows the engine and the models,
 * and nothing in the project knows it.
 */
@NullMarked
package quanmai.benchmarks;

import org.jspecify.annotations.NullMarked;
