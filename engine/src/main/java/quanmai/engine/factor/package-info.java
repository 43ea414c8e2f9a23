/**
 * What moves a model from outside: random processes by step, how they are correlated, and events by
 * hazard, all as nodes of a graph, so that they are differentiated, hoisted and traced like any
 * other value. It knows nothing of deals, nor of how random numbers are made. Start at {@link
 * quanmai.engine.factor.FactorProcess} and {@link quanmai.engine.factor.Innovations}.
 */
@NullMarked
package quanmai.engine.factor;

import org.jspecify.annotations.NullMarked;
