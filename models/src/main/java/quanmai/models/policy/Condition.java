package quanmai.models.policy;

import java.util.List;
import java.util.regex.Pattern;

/** A condition of a rule, or a value in one. Offsets count characters of its text, from 0. */
sealed interface Condition {

  /** Where it starts. */
  int at();

  /** A number, text or flag as written. */
  record Literal(Fact fact, int at) implements Condition {}

  /** A field. */
  record Name(String field, int at) implements Condition {}

  /** A minus. */
  record Negate(Condition operand, int at) implements Condition {}

  record Not(Condition operand, int at) implements Condition {}

  record And(Condition left, Condition right, int at) implements Condition {}

  record Or(Condition left, Condition right, int at) implements Condition {}

  /** One of {@code == != < <= > >=}. */
  record Compare(String operator, Condition left, Condition right, int at) implements Condition {}

  /** One of {@code + - * /}. */
  record Arithmetic(char operator, Condition left, Condition right, int at) implements Condition {}

  /** Whether the value is one of some. */
  record In(Condition operand, List<Literal> values, int at) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /** Whether a field is known not to exist. */
  record IsNull(Condition operand, int at) implements Condition {}

  /** Whether a pattern is found in a text. */
  record Matches(Condition operand, Pattern pattern, int at) implements Condition {}

  /** One value or another: {@code then if when else otherwise}. */
  record Choose(Condition then, Condition when, Condition otherwise, int at) implements Condition {}
}
