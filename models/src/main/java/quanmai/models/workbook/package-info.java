/**
 * Term sheets as workbooks: an xlsx file with one sheet a section becomes the same raw nodes as a
 * file of text, each with its sheet and cell as place, and back. What the nodes mean is for the
 * packages that read them; nothing here knows units or formulas. The file is untrusted: it is
 * unpacked within limits, and whatever a reader of the workbook could not see is refused. Start at
 * {@link quanmai.models.workbook.WorkbookReader}, and at {@link quanmai.models.workbook.Layout} for
 * what stands where.
 */
@NullMarked
package quanmai.models.workbook;

import org.jspecify.annotations.NullMarked;
