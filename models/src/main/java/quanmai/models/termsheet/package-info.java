/**
 * Term sheets as written: the records of a deal file with the place of every piece, its readers,
 * and findings. It does not resolve names or compute. Start at {@link
 * quanmai.models.termsheet.TermSheet}.
 */
@NullMarked
package quanmai.models.termsheet;

import org.jspecify.annotations.NullMarked;
