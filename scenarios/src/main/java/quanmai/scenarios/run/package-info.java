/**
 * One deal, one run: from a file to a report with all figures, their errors and what they rest on.
 * It knows nothing of how a user asked or how the report is shown. Start at {@link
 * quanmai.scenarios.run.DealRun}.
 */
@NullMarked
package quanmai.scenarios.run;

import org.jspecify.annotations.NullMarked;
