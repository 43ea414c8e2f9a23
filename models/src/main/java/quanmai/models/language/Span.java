package quanmai.models.language;

/** Where a piece of a formula stands: offsets of its first character and past its last. */
public record Span(int from, int to) {

  Span to(Span last) {
    return new Span(from, last.to);
  }
}
