package quanmai.models.termsheet;

/**
 * A piece of text in a file (a number, a name, a formula) with the place of its first character.
 *
 * <p>A text of several lines keeps its line breaks and indentation as they stand in the file, so
 * that {@link #at} is exact; to a formula they are blanks.
 */
public record Source(String text, Place place) {

  /** The place of the character at {@code offset} of the text, counting Java chars from 0. */
  public Place at(int offset) {
    return place.behind(text.substring(0, Math.clamp(offset, 0, text.length())));
  }
}
