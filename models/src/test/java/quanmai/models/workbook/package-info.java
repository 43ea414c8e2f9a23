@NullMarked
package quanmai.models.workbook;

import org.jspecify.annotations.NullMarked;
