package quanmai.models.termsheet;

/**
 * A piece of text in a file (a number, a name, a formula) with the place of its first character.
 */
public record Source(String text, Place place) {}
