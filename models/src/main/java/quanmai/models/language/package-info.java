/**
 * The formula language: units, formulas, types and functions. It knows no files. Start at the
 * parser.
 */
@NullMarked
package quanmai.models.language;

import org.jspecify.annotations.NullMarked;
