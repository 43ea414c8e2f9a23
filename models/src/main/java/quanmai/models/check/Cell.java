package quanmai.models.check;

/** One value of a row: the row at period {@code t}. */
public record Cell(int row, int t) {}
