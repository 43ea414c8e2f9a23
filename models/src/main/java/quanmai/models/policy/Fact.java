package quanmai.models.policy;

/**
 * What is known of a field: a flag, a number in the field's unit, a text, or that there is none.
 */
public sealed interface Fact {

  /** Yes or no. */
  record Flag(boolean holds) implements Fact {
    @Override
    public String toString() {
      return String.valueOf(holds);
    }
  }

  /** A number. */
  record Number(double value) implements Fact {
    @Override
    public String toString() {
      String plain = String.valueOf(value);
      return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
  }

  /** A text. */
  record Words(String text) implements Fact {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Known not to exist, such as the obligor of a redemption that was not agreed. */
  record None() implements Fact {
    @Override
    public String toString() {
      return "~";
    }
  }
}
