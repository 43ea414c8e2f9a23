/**
 * Work on several threads at once.
 *
 * <p>Knows nothing of what the work is. Start reading at {@link quanmai.engine.threads.Threads}.
 */
@NullMarked
package quanmai.engine.threads;

import org.jspecify.annotations.NullMarked;
