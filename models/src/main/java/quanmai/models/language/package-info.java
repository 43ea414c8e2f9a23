/**
 * The formula language of term sheets: units, the parser, types and the function table.
 *
 * <p>It knows no files, no periods of a deal and no engine. Start reading at {@link
 * quanmai.models.language.Parser}, then {@link quanmai.models.language.Typer}.
 */
@NullMarked
package quanmai.models.language;

import org.jspecify.annotations.NullMarked;
