/**
 * Scenario sets, and what they do: named changes to the parameters of a model, as files with source
 * and date, run against the base on the same random numbers.
 *
 * <p>A change is made to parameters of a compiled model, never to its formulas, so that base and
 * shocked are one program; contracts that were signed on the base case stay as signed. The package
 * knows a model as sheets with parameters that give figures a path; whether that is a deal or a
 * book is behind {@link quanmai.scenarios.stress.Model}. Start at {@link
 * quanmai.scenarios.stress.Stress}.
 */
@NullMarked
package quanmai.scenarios.stress;

import org.jspecify.annotations.NullMarked;
