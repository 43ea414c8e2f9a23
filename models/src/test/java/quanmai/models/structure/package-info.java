/** What structures must do: published after-tax returns, laws over random flows, refusals. */
@NullMarked
package quanmai.models.structure;

import org.jspecify.annotations.NullMarked;
