/**
 * What deals and funds are: the language of term sheets, the templates, and the instruments that
 * expand into lines; all of it lowers to programs of the engine. It knows nothing of what is run on
 * a deal, nor of how people reach it. Start at {@link quanmai.models.termsheet}, then {@link
 * quanmai.models.language} and {@link quanmai.models.lowering}.
 */
@NullMarked
package quanmai.models;

import org.jspecify.annotations.NullMarked;
