package quanmai.scenarios.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quanmai.models.check.Checker;
import quanmai.models.instrument.Expansion;
import quanmai.models.instrument.Instruments;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

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

  /** Reads, checks and compiles a file. */
  public static Loaded load(Path file) {
    return check(TermSheetReader.read(file));
  }

  /** The same for a text that findings call {@code name}. */
  public static Loaded load(String name, String text) {
    return check(TermSheetReader.read(name, text));
  }

  private static Loaded check(TermSheetReader.Read read) {
    List<Finding> findings = new ArrayList<>(read.findings());
    TermSheet sheet = read.sheet();
    if (sheet == null) {
      return new Loaded.Refused(findings);
    }
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    findings.addAll(built.findings());
    Timeline timeline = built.timeline();
    if (timeline == null) {
      return new Loaded.Refused(findings);
    }
    Expansion expansion = Instruments.expand(sheet, timeline);
    findings.addAll(expansion.findings());
    Checker.Result result = Checker.check(expansion.sheet(), timeline);
    findings.addAll(result.findings());
    boolean refused = findings.stream().anyMatch(f -> f.severity() == Severity.REFUSED);
    if (refused || result.checked() == null) {
      return new Loaded.Refused(findings);
    }
    return new Loaded.Ready(Deal.of(result.checked()), findings);
  }
}
