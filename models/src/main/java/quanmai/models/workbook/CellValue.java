package quanmai.models.workbook;

import org.jspecify.annotations.Nullable;

/** What a cell holds; an empty cell holds nothing and is not kept. */
sealed interface CellValue {

  /** How a number is shown. */
  enum Format {
    PLAIN,
    PERCENT,
    DATE
  }

  /** A number; a date is one too, counted in days. */
  record Number(double value, Format format) implements CellValue {}

  /** A text, never empty. */
  record Text(String text) implements CellValue {}

  /** TRUE or FALSE. */
  record Flag(boolean value) implements CellValue {}

  /** An error, such as {@code #REF!}. */
  record Fault(String code) implements CellValue {}

  /**
   * A formula of the spreadsheet.
   *
   * @param result what the spreadsheet computed when it last saved, null when it left nothing
   */
  record Formula(String formula, @Nullable CellValue result) implements CellValue {}

  /** What no spreadsheet writes, such as a number that is none. */
  record Damaged(String raw) implements CellValue {}
}
