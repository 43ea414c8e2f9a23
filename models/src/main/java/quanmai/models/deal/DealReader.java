package quanmai.models.deal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.check.Checker;
import quanmai.models.instrument.Instruments;
import quanmai.models.instrument.draft.Expansion;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;
import quanmai.models.workbook.WorkbookReader;

/** Reads and checks a deal; all findings of all steps at once. */
public final class DealReader {

  /** Findings of reading that leave every entry with all that it says. */
  private static final Set<String> BESIDE =
      Set.of(
          "unknown-key",
          "duplicate-key",
          "unknown-sheet",
          "hidden-sheet",
          "hidden-row",
          "hidden-column",
          "merged-cells");

  private DealReader() {}

  /**
   * What became of a file.
   *
   * @param checked null when a finding refuses the file
   * @param findings all, warnings too
   */
  public record Outcome(@Nullable Checked checked, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  /** Reads and checks a file of text or a workbook. */
  public static Outcome read(Path file) {
    return read(file, List.of());
  }

  /**
   * The same with values that are fixed beside the file.
   *
   * @param fixed such as {@code capacity=30}, {@code capex[1]=22}, {@code price.vol=20%}, {@code
   *     loan.rate=4%}
   */
  public static Outcome read(Path file, List<String> fixed) {
    var findings = new Findings();
    byte[] bytes = TermSheetReader.bytes(file, findings);
    Mapping root = bytes == null ? null : root(file.toString(), bytes, findings);
    return check(TermSheetReader.read(root, file.toAbsolutePath().getParent(), findings), fixed);
  }

  /** The same for the bytes of a file that findings call {@code name}. */
  public static Outcome read(String name, byte[] bytes, List<String> fixed) {
    var findings = new Findings();
    return check(TermSheetReader.read(root(name, bytes, findings), null, findings), fixed);
  }

  /** A change of a sheet that was read, before it is expanded and checked. */
  @FunctionalInterface
  public interface Change {

    /** The changed sheet; what stops it is a finding. */
    TermSheet of(TermSheet sheet, Timeline timeline, Findings findings);
  }

  /** Checks a sheet that was read, as {@code change} makes it. */
  public static Outcome check(TermSheetReader.Read read, List<String> fixed, Change change) {
    TermSheet sheet = read.sheet();
    return sheet == null
        ? check(read, fixed)
        : check(sheet, fixed, new ArrayList<>(read.findings()), change);
  }

  /** Reads a file and no more; {@link #check} does the rest. */
  public static TermSheetReader.Read sheet(Path file) {
    var findings = new Findings();
    byte[] bytes = TermSheetReader.bytes(file, findings);
    Mapping root = bytes == null ? null : root(file.toString(), bytes, findings);
    return TermSheetReader.read(root, file.toAbsolutePath().getParent(), findings);
  }

  /** The same for the bytes of a file that findings call {@code name}. */
  public static TermSheetReader.Read sheet(String name, byte[] bytes) {
    var findings = new Findings();
    return TermSheetReader.read(root(name, bytes, findings), null, findings);
  }

  /** The same with no value fixed. */
  public static Outcome read(String name, byte[] bytes) {
    return read(name, bytes, List.of());
  }

  /** The same for a text that findings call {@code name}. */
  public static Outcome read(String name, String text) {
    return check(TermSheetReader.read(name, text), List.of());
  }

  /** The nodes of a file of text or a workbook; null after a finding. */
  public static @Nullable Mapping root(String name, byte[] bytes, Findings findings) {
    return WorkbookReader.isWorkbook(bytes)
        ? WorkbookReader.root(name, bytes, findings)
        : TermSheetReader.root(name, bytes, findings);
  }

  private static Outcome check(TermSheetReader.Read read, List<String> fixed) {
    List<Finding> findings = new ArrayList<>(read.findings());
    TermSheet sheet = read.sheet();
    if (sheet == null) {
      findings.addAll(beyond(read, fixed));
      findings.sort(Comparator.comparing(Finding::where));
      return new Outcome(null, findings);
    }
    return check(sheet, fixed, findings);
  }

  /**
   * What else is wrong with a sheet that reading has refused, as far as it could be read: nothing
   * about the entries that are to be mended anyway.
   */
  private static List<Finding> beyond(TermSheetReader.Read read, List<String> fixed) {
    TermSheet partial = read.partial();
    boolean readable =
        read.findings().stream()
            .filter(finding -> finding.severity() == Severity.REFUSED)
            .allMatch(finding -> BESIDE.contains(finding.rule()));
    if (partial == null || !readable) {
      return List.of(); // what else is wrong could follow from what is missing
    }
    Set<String> told = new HashSet<>();
    read.findings().forEach(finding -> told.add(entry(finding)));
    return check(partial, fixed, new ArrayList<>()).findings().stream()
        .filter(finding -> finding.severity() == Severity.REFUSED && !told.contains(entry(finding)))
        .toList();
  }

  /** The entry that a finding is about, such as {@code lines.revenue}. */
  private static String entry(Finding finding) {
    String[] keys = finding.where().path().split("\\.", 3);
    return finding.where().file() + ":" + (keys.length < 2 ? keys[0] : keys[0] + "." + keys[1]);
  }

  /**
   * Checks a sheet that has been read.
   *
   * @param findings those of reading; more are added
   */
  public static Outcome check(TermSheet sheet, List<String> fixed, List<Finding> findings) {
    return check(sheet, fixed, findings, (given, timeline, others) -> given);
  }

  private static Outcome check(
      TermSheet sheet, List<String> fixed, List<Finding> findings, Change change) {
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    findings.addAll(built.findings());
    Timeline timeline = built.timeline();
    if (timeline == null) {
      return new Outcome(null, findings);
    }
    var unfixable = new Findings();
    TermSheet given =
        change.of(Fixing.apply(sheet, timeline, fixed, unfixable), timeline, unfixable);
    if (!unfixable.isEmpty()) {
      findings.addAll(unfixable.all());
    }
    Expansion expansion = Instruments.expand(given, timeline);
    findings.addAll(expansion.findings());
    Checker.Result result = Checker.check(expansion.sheet(), timeline);
    findings.addAll(result.findings());
    boolean refused = findings.stream().anyMatch(f -> f.severity() == Severity.REFUSED);
    return new Outcome(refused ? null : result.checked(), findings);
  }
}
