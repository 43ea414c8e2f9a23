package quanmai.models.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.Expansion;
import quanmai.models.instrument.Instruments;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/** From a deal's file to a checked deal: read, lay out the timeline, expand instruments, check. */
public final class Deals {

  private Deals() {}

  /** Reads and checks the deal in {@code file}; every finding of every step. */
  public static Checker.Result read(Path file) {
    return check(TermSheetReader.read(file));
  }

  /** Reads and checks the deal in {@code text}, which findings call {@code fileName}. */
  public static Checker.Result read(String fileName, String text) {
    return check(TermSheetReader.read(fileName, text));
  }

  /** Checks a sheet that has been read; steps go on as far as what they need is there. */
  public static Checker.Result check(TermSheetReader.Read read) {
    List<Finding> findings = new ArrayList<>(read.findings());
    TermSheet sheet = read.sheet();
    if (sheet == null) {
      return new Checker.Result(null, findings);
    }
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    findings.addAll(built.findings());
    Timeline timeline = built.timeline();
    if (timeline == null) {
      return new Checker.Result(null, findings);
    }
    Expansion expansion = Instruments.expand(sheet, timeline);
    findings.addAll(expansion.findings());
    Checker.Result result = Checker.check(expansion.sheet(), timeline);
    findings.addAll(result.findings());
    boolean refused =
        findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.REFUSED);
    return new Checker.Result(refused ? null : result.checked(), findings);
  }
}
