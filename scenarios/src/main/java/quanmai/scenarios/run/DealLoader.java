package quanmai.scenarios.run;

import java.nio.file.Path;
import java.util.List;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;

/** From a file to a deal that can be run, or to all that is wrong with it. */
public final class DealLoader {

  private DealLoader() {}

  /** What became of a file. */
  public sealed interface Loaded {

    /** A deal, and the findings that do not stop it. */
    record Ready(Deal deal, List<Finding> warnings) implements Loaded {}

    /** All findings; at least one refuses the file. */
    record Refused(List<Finding> findings) implements Loaded {}
  }

  /**
   * Reads, checks and compiles a file of text or a workbook.
   *
   * @param fixed values that are fixed beside the file, such as {@code capacity=30}
   */
  public static Loaded load(Path file, List<String> fixed) {
    return loaded(DealReader.read(file, fixed), fixed);
  }

  /** The same for the bytes of a file that findings call {@code name}. */
  public static Loaded load(String name, byte[] bytes, List<String> fixed) {
    return loaded(DealReader.read(name, bytes, fixed), fixed);
  }

  /** The same for a text that findings call {@code name}, with no value fixed. */
  public static Loaded load(String name, String text) {
    return loaded(DealReader.read(name, text), List.of());
  }

  private static Loaded loaded(DealReader.Outcome outcome, List<String> fixed) {
    return outcome.checked() == null
        ? new Loaded.Refused(outcome.findings())
        : new Loaded.Ready(Deal.of(outcome.checked(), fixed), outcome.findings());
  }
}
