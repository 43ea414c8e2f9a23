/**
 * The command line: reads arguments, calls use cases, prints results and findings in Chinese or
 * English, and ends with an honest exit code. It computes nothing. Start at {@link
 * quanmai.api.cli.Main}.
 */
@NullMarked
package quanmai.api.cli;

import org.jspecify.annotations.NullMarked;
