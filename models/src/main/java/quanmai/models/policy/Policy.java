package quanmai.models.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.policy.Rulebook.Added;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;

/** Judges a checked sheet by the packs of the program, those that it names, and those given. */
public final class Policy {

  private Policy() {}

  /**
   * What came of it.
   *
   * @param report null when a pack or a fact was refused
   * @param findings all, warnings too
   */
  public record Outcome(@Nullable PolicyReport report, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Judges {@code checked}.
   *
   * @param added files of further packs
   * @param date on which rules must be in force; null for the start of the sheet's timeline
   */
  public static Outcome of(Checked checked, List<Path> added, @Nullable LocalDate date) {
    var findings = new Findings();
    Rulebook book = Bundle.BOOK;
    Set<Path> read = new HashSet<>();
    for (Path file : files(checked, added)) {
      byte[] bytes =
          read.add(file.toAbsolutePath().normalize())
              ? TermSheetReader.bytes(file, findings)
              : null;
      if (bytes != null) {
        book = book.with(new Added(file.toString(), bytes), findings);
      }
    }
    return of(checked, book, date, findings);
  }

  /** The same by the rules of {@code book} alone. */
  static Outcome of(Checked checked, Rulebook book, @Nullable LocalDate date, Findings findings) {
    Map<String, Fact> facts = SheetFacts.of(checked, book.fields(), findings);
    if (findings.refused()) {
      return new Outcome(null, findings.all());
    }
    LocalDate day = date == null ? checked.timeline().points().getFirst() : date;
    return new Outcome(
        Judge.judge(book, applies(checked.sheet()), facts, day),
        findings.isEmpty() ? List.of() : findings.all());
  }

  /** The packs that the sheet names, which stand beside it, then those given. */
  private static List<Path> files(Checked checked, List<Path> added) {
    List<Path> files = new ArrayList<>();
    for (Source pack : checked.sheet().policy().packs()) {
      files.add(beside(pack));
    }
    files.addAll(added);
    return files;
  }

  private static Path beside(Source pack) {
    try {
      Path folder = Path.of(pack.place().file()).getParent();
      Path file = Path.of(pack.text().strip());
      return folder == null ? file : folder.resolve(file);
    } catch (InvalidPathException e) {
      return Path.of("?"); // reading it will tell
    }
  }

  /** The kinds of rules that a sheet is asked. */
  static Set<Subject> applies(TermSheet sheet) {
    Set<Subject> all = EnumSet.noneOf(Subject.class);
    for (Source word : sheet.policy().applies()) {
      for (Subject subject : Subject.values()) {
        if (subject.word().equals(word.text().strip())) {
          all.add(subject);
        }
      }
    }
    if (all.isEmpty()) {
      all.add(sheet.kind() == TermSheet.Kind.FUND ? Subject.FUND : Subject.DEAL);
    }
    return all;
  }

  /** The packs of the program, read once. */
  private static final class Bundle {
    static final Rulebook BOOK = Rulebook.bundled();
  }
}
