/**
 * One deal under several holding structures on the same paths: what each party gets, and the
 * differences path by path. It knows nothing of how a user asked. Start at {@link
 * quanmai.scenarios.compare.CompareRun}.
 */
@NullMarked
package quanmai.scenarios.compare;

import org.jspecify.annotations.NullMarked;
