package quanmai.scenarios.stress;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * A named set of changes.
 *
 * @param id its name in commands
 * @param dated the day that its author thought of
 * @param parts other scenarios that come first, by id
 * @param size of all of them and of its own changes: 1 as they say, 0.5 half of the way there
 */
public record Scenario(
    String id,
    Text name,
    LocalDate dated,
    String source,
    List<Change> changes,
    List<String> parts,
    double size) {

  public Scenario {
    changes = List.copyOf(changes);
    parts = List.copyOf(parts);
  }

  /** What a change does to a value. */
  public enum Operation {
    SET,
    MULTIPLY,
    ADD
  }

  /**
   * One change.
   *
   * @param targets patterns of names such as {@code inputs.exit_multiple} or {@code events.*.ipo},
   *     {@code *} for any text
   * @param members patterns of the sheets that it concerns
   * @param amount in {@code unit}; a factor for MULTIPLY
   * @param from the first period or day that it concerns, as written; null from the start
   * @param to the last one; null to the end
   * @param optional whether it may find nothing: for sets that are made for many kinds of deals
   */
  public record Change(
      List<String> targets,
      List<String> members,
      Operation operation,
      double amount,
      Unit unit,
      @Nullable String from,
      @Nullable String to,
      boolean optional,
      Text name,
      Place place) {

    public Change {
      targets = List.copyOf(targets);
      members = List.copyOf(members);
    }

    /** Whether it concerns some periods only. */
    boolean timed() {
      return from != null || to != null;
    }
  }
}
