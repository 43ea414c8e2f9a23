/**
 * Books: deals, funds and who holds what, checked as a whole and lowered to one network, so that a
 * path runs from a deal's factors through the funds to every investor.
 *
 * <p>It knows sheets and their lines; what a fund's terms are is written in its sheet. Start at
 * {@link quanmai.models.book.BookReader}, then {@link quanmai.models.book.BookNetwork}.
 */
@NullMarked
package quanmai.models.book;

import org.jspecify.annotations.NullMarked;
