package quanmai.models.policy;

import java.util.List;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Text;

/**
 * Something that rules ask of a deal or fund.
 *
 * @param unit of a number
 * @param words the texts that it may have; empty for any
 */
public record Field(String name, Type type, Unit unit, List<String> words, Text label) {

  public Field {
    words = List.copyOf(words);
  }

  /** What the values of a field are. */
  public enum Type {
    FLAG,
    NUMBER,
    TEXT
  }
}
