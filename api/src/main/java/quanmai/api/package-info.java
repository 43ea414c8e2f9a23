/**
 * How people reach Quanmai: the command line and what starts it. It knows everything below it, and
 * nothing below knows it; no rule about deals or numbers is decided here. Start at {@link
 * quanmai.api.launch}.
 */
@NullMarked
package quanmai.api;

import org.jspecify.annotations.NullMarked;
