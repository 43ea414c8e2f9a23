package quanmai.models.termsheet;

/** A text in Chinese and English; an author who writes one gives it for both. */
public record Text(String zh, String en) {

  /** The same text in both languages. */
  public static Text same(String text) {
    return new Text(text, text);
  }

  /** The text in {@code language}, {@code zh} or {@code en}. */
  public String in(String language) {
    return language.equals("zh") ? zh : en;
  }
}
