package quanmai.models.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.language.Kind;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.DistributionDef;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;

/**
 * Results over the results of members, such as a probability that two things happen on one path: a
 * sheet whose inputs are given.
 *
 * @param checked null where the book asks for none, or a finding refuses it
 * @param asked the inputs, as {@code member.output}, in order
 */
record Results(@Nullable Checked checked, List<String> asked) {

  /** How the input behind a condition is called; a line of the condition's name reads it. */
  static final String VALUE = ".value";

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}\\p{N}_]+)+");

  static Results of(BookSheet sheet, Map<String, Member> members, List<Finding> findings) {
    if (sheet.outputs().isEmpty()) {
      return new Results(null, List.of());
    }
    Map<String, Checked.Output> asked = new LinkedHashMap<>();
    boolean complete = BookNames.complete(sheet, members);
    boolean found = true;
    for (OutputDef output : sheet.outputs()) {
      Matcher name = NAME.matcher(output.formula().text());
      while (name.find()) {
        found &=
            find(
                name.group(),
                output.formula().at(name.start()),
                members,
                asked,
                findings,
                complete);
      }
    }
    if (!found) {
      return new Results(null, List.of());
    }
    List<InputDef> inputs = new ArrayList<>();
    List<LineDef> lines = new ArrayList<>();
    asked.forEach((name, output) -> declare(name, output, inputs, lines));
    DealReader.Outcome outcome =
        DealReader.check(sheetOf(sheet, inputs, lines), List.of(), new ArrayList<>());
    for (Finding finding : outcome.findings()) {
      // an input stands for a result that a formula names, though it may not be read to that name
      boolean ours = finding.rule().equals("unused-input");
      if (finding.severity() == Finding.Severity.REFUSED && !ours) {
        findings.add(finding);
      }
    }
    return new Results(outcome.checked(), List.copyOf(asked.keySet()));
  }

  /** Whether a name is a result; a finding where it is not, though all members could be read. */
  private static boolean find(
      String name,
      Place place,
      Map<String, Member> members,
      Map<String, Checked.Output> asked,
      List<Finding> findings,
      boolean complete) {
    String[] parts = name.split("\\.", 2);
    Member member = members.get(parts[0]);
    List<Checked.Output> outputs =
        member == null || !member.rows().isEmpty() ? List.of() : member.checked().outputs();
    for (Checked.Output output : outputs) {
      if (output.name().equals(parts[1])) {
        asked.put(name, output);
        return true;
      }
    }
    if (!complete) {
      return false; // it may be one of a member that was refused
    }
    List<String> known = new ArrayList<>();
    members.forEach(
        (of, m) -> {
          if (m.rows().isEmpty()) {
            m.checked().outputs().forEach(output -> known.add(of + "." + output.name()));
          }
        });
    findings.add(
        Finding.refused(
            "unknown-result",
            place,
            new Text("没有成员的结果 '" + name + "'", "no member has the result '" + name + "'"),
            Nearest.maybe(name, known)));
    return false;
  }

  private static void declare(
      String name, Checked.Output output, List<InputDef> inputs, List<LineDef> lines) {
    Place place = output.about().place();
    boolean condition = output.kind() == Kind.CONDITION;
    String unit = condition ? "ratio" : output.about().unit().text();
    Map<String, Setting> standard = new LinkedHashMap<>();
    for (String parameter : Arrays.asList("mean", "sd")) {
      String value = parameter.equals("sd") ? "1" : "0";
      standard.put(parameter, new Setting.Scalar(new Source(value, place)));
    }
    inputs.add(
        new InputDef(
            condition ? name + VALUE : name,
            facts(output.about().label(), unit, place),
            new Source("0", place),
            new DistributionDef("normal", standard, place),
            Map.of(),
            place));
    if (condition) {
      lines.add(
          new LineDef(
              name,
              facts(output.about().label(), "condition", place),
              Map.of("", new Source(name + VALUE + " > 0.5", place)),
              "book",
              place));
    }
  }

  private static Facts facts(@Nullable Text label, String unit, Place place) {
    Source written = unit.isEmpty() ? null : new Source(unit, place);
    return new Facts(label, written, null, null, null, null);
  }

  private static TermSheet sheetOf(BookSheet sheet, List<InputDef> inputs, List<LineDef> lines) {
    Place place = sheet.timeline().place();
    return TermSheet.plain(sheet.name(), sheet.timeline(), inputs, lines, sheet.outputs(), place);
  }
}
