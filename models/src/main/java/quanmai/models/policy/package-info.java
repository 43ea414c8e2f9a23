/**
 * What the law of a date says about a deal or a fund: dated packs of rules with citations, judged
 * on stated and derived facts by three-valued logic, so that a fact that nobody gave never clears a
 * rule.
 *
 * <p>A pack is a file; those that come with the program are resources beside this package, users
 * add their own. The package knows sheets and their base case; it must not know runs, random
 * numbers or how a verdict is shown, and it never stops a run. Start at {@link
 * quanmai.models.policy.Policy}.
 */
@NullMarked
package quanmai.models.policy;

import org.jspecify.annotations.NullMarked;
