/**
 * Runs of books: all members on the same paths, what each fund decided, whether money in is money
 * out, and one path followed from an investor down to the deals. Start at {@link
 * quanmai.scenarios.book.BookRun}.
 */
@NullMarked
package quanmai.scenarios.book;

import org.jspecify.annotations.NullMarked;
