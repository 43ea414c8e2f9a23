package quanmai.models.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked.Input;
import quanmai.models.check.Checked.Line;
import quanmai.models.check.Checked.Piece;
import quanmai.models.check.Checked.Schedule;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * The range rule for formulas: a line that has a range lies within it in the base case, as far as
 * inputs and schedules alone decide it. So a commitment that is what other shares leave of a fund
 * is refused when they leave less than nothing.
 *
 * <p>A line that depends on flows of a path says nothing here.
 */
final class BaseRanges {

  /** What rounding of a sum of shares may differ by. */
  private static final double ROUNDING = 1e-9;

  private final KnownValues known;
  private final Timeline timeline;
  private final Consumer<Finding> findings;

  private BaseRanges(KnownValues known, Timeline timeline, Consumer<Finding> findings) {
    this.known = known;
    this.timeline = timeline;
    this.findings = findings;
  }

  /** Checks {@code lines}, which have been declared as {@code defs}. */
  static void check(
      List<LineDef> defs,
      List<Line> lines,
      List<Input> inputs,
      List<Schedule> schedules,
      Timeline timeline,
      Consumer<Finding> findings) {
    KnownValues known = new KnownValues(new Structure(timeline));
    inputs.forEach(known::add);
    schedules.forEach(known::add);
    lines.forEach(known::add);
    BaseRanges ranges = new BaseRanges(known, timeline, findings);
    for (int k = 0; k < defs.size(); k++) {
      ranges.check(defs.get(k).facts(), lines.get(k));
    }
  }

  private void check(Facts facts, Line line) {
    if (facts.low() == null && facts.high() == null) {
      return;
    }
    Unit unit = line.about().unit();
    double low = bound(facts.low(), unit, Double.NEGATIVE_INFINITY);
    double high = bound(facts.high(), unit, Double.POSITIVE_INFINITY);
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      double value = known.of(line.name(), t);
      double room = ROUNDING * Math.max(1, Math.abs(value));
      if (value < low - room || value > high + room) {
        refuse(facts, line, t, value);
        return;
      }
    }
  }

  private double bound(@Nullable Source bound, Unit unit, double none) {
    OptionalDouble read =
        bound == null ? OptionalDouble.empty() : Quantities.read(bound, unit, findings);
    return read.orElse(none);
  }

  private void refuse(Facts facts, Line line, int t, double value) {
    String is = shown(value, line.about().unit());
    String range = text(facts.low()) + ".." + text(facts.high());
    String of = t == timeline.firstT() ? "" : " (t = " + t + ")";
    String read = read(line, t);
    String zh = read.isEmpty() ? "" : "；其中 " + read;
    String en = read.isEmpty() ? "" : "; it reads " + read;
    findings.accept(
        Finding.refused(
            "outside-range",
            line.pieces().getFirst().place(),
            new Text(
                line.name() + " 在基准情形下为 " + is + of + "，不在范围 " + range + " 内" + zh,
                line.name()
                    + " is "
                    + is
                    + of
                    + " in the base case, outside the range "
                    + range
                    + en),
            new Text(
                "也许各比例之和不是 100%，或单位、小数点写错了",
                "Maybe shares do not add up to 100%, or a unit or decimal point is wrong")));
  }

  /** The numbers that the formulas behind {@code line} read, with their values. */
  private String read(Line line, int t) {
    Set<String> names = new LinkedHashSet<>();
    line.pieces().stream().map(Piece::formula).forEach(formula -> known.leaves(formula, names));
    return names.stream()
        .filter(name -> known.of(name, t) != 0)
        .map(name -> name + " = " + shown(known.of(name, t), known.unit(name)))
        .collect(Collectors.joining(", "));
  }

  private static String shown(double canonical, Unit unit) {
    double value = unit.fromCanonical(canonical);
    return unit.text().equals("share")
        ? number(100 * value) + "%"
        : number(value) + (unit.text().isEmpty() ? "" : " " + unit.text());
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String text(@Nullable Source bound) {
    return bound == null ? "" : bound.text();
  }
}
