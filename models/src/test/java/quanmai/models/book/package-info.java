/** Books: who holds what on small examples, and laws over seeded random ones. */
@NullMarked
package quanmai.models.book;

import org.jspecify.annotations.NullMarked;
