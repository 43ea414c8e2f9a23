package quanmai.models.termsheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of a term sheet.
 *
 * <p>The reader's checks, the published JSON Schema and the reference of keys are all made from
 * shapes, so that they cannot disagree. {@link Grammar} is the shape of the whole file.
 */
sealed interface Shape {

  /** What a single text must look like. */
  enum Kind {
    /** Any text. */
    TEXT,
    /** A name: letters, digits, {@code _}; not starting with a digit, not reserved. */
    NAME,
    /** As NAME, and the names of functions are free. */
    OUTPUT_NAME,
    /** A name of something elsewhere, which may be dotted. */
    REFERENCE,
    /** Letters, digits, {@code -} and {@code _}, such as a type of instrument. */
    WORD,
    /** A number, perhaps with {@code %}. */
    NUMBER,
    /** A number, or {@code ~} for none. */
    BOUND,
    /** A whole number. */
    INTEGER,
    /** A date such as 2026-11-24. */
    DATE,
    /** A number, a date or the name of an option. */
    VALUE,
    /** A formula; not checked here beyond its length and that it is no NaN or infinity. */
    FORMULA,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A flag, number or text, or {@code ~} for none. */
    FACT,
    /** A t, a range of t or dates, a date, or a phase. */
    PERIODS
  }

  /** One text of a kind. */
  record Plain(Kind kind) implements Shape {}

  /** One of some words. */
  record Word(List<String> words) implements Shape {
    public Word {
      words = List.copyOf(words);
    }
  }

  /** A list. */
  record ListOf(Shape item, int least, int most) implements Shape {}

  /**
   * A mapping with keys of the author's choice.
   *
   * @param most the largest number of entries
   */
  record MapOf(Kind key, Shape value, int most) implements Shape {}

  /**
   * A mapping with these keys.
   *
   * @param rest the shape of the values of other keys, null when there must be none
   */
  record Fields(List<Field> fields, @Nullable Shape rest) implements Shape {
    public Fields {
      fields = List.copyOf(fields);
    }

    List<String> names() {
      return fields.stream().map(Field::name).toList();
    }

    @Nullable Field field(String name) {
      return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
    }
  }

  /** Keys of a file that is laid over another: each as there, and none of them must be given. */
  record Partial(Fields fields) implements Shape {}

  /** A text, a list or a mapping, each with its own shape; null where it may not be one. */
  record Either(@Nullable Shape text, @Nullable Shape list, @Nullable Shape mapping)
      implements Shape {}

  /** Whatever an instrument, process or distribution takes; checked by it. */
  record Setting() implements Shape {}

  /** Where a key must stand. */
  enum Need {
    /** In every file. */
    ALWAYS,
    /** In a deal, of itself or from its template; a template may leave it to the deal. */
    IN_DEALS,
    NO
  }

  /**
   * A key of a mapping.
   *
   * @param example how it may be written, for advice
   */
  record Field(String name, Need need, Shape shape, Text meaning, String example) {}
}
