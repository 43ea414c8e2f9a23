/**
 * The first Java that the launcher script starts: it gives the process its error stream back and
 * hands over to the command line. It must know nothing of commands. Start at {@link
 * quanmai.api.launch.Start}.
 */
@NullMarked
package quanmai.api.launch;

import org.jspecify.annotations.NullMarked;
