/**
 * Deals to start from: what a template shows of a sample deal, written out as a commented file in
 * Chinese or English, or as a workbook. It decides no number and no default; both stand in the
 * template. Start at {@link quanmai.models.starter.Starter}.
 */
@NullMarked
package quanmai.models.starter;

import org.jspecify.annotations.NullMarked;
