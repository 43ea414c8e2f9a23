package quanmai.scenarios.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quanmai.engine.run.Paths;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport.Assumption;
import quanmai.scenarios.run.RunReport.RunInfo;

/** What a report says of how it was made. */
final class Records {

  private Records() {}

  static RunInfo info(Deal deal, Paths paths, RunSettings settings, double seconds) {
    return new RunInfo(
        settings.seed(),
        paths.count(),
        settings.sampling().label(),
        settings.threads(),
        deal.program().hash(),
        inputsHash(deal.lowered()),
        deal.fixed(),
        settings.version(),
        deal.valuationDate(),
        seconds);
  }

  /** SHA-256 over the sorted parameter names with the exact values, as hexadecimal doubles. */
  static String inputsHash(Lowered lowered) {
    StringBuilder canonical = new StringBuilder();
    new TreeMap<>(lowered.values())
        .forEach(
            (name, value) ->
                canonical.append(name).append('=').append(Double.toHexString(value)).append('\n'));
    return Hashes.sha256(canonical.toString());
  }

  /** The inputs that are not read from a source. */
  static List<Assumption> assumptions(Deal deal) {
    List<Assumption> found = new ArrayList<>();
    TermSheet sheet = deal.checked().sheet();
    for (InputDef input : sheet.inputs()) {
      TermSheet.Facts facts = input.facts();
      Confidence mark = facts.confidence();
      if (mark == Confidence.ASSUMED || mark == Confidence.KNOWN) {
        found.add(
            new Assumption(
                input.name(),
                facts.label() == null ? Text.same(input.name()) : facts.label(),
                value(input),
                mark == Confidence.ASSUMED ? "U" : "M",
                facts.source() == null ? "" : facts.source()));
      }
    }
    return found;
  }

  private static String value(InputDef input) {
    String value = input.value() == null ? "" : input.value().text();
    String unit = input.facts().unit() == null ? "" : " " + input.facts().unit().text();
    boolean plain = unit.equals(" share") || unit.equals(" ratio");
    String law = input.distribution() == null ? "" : " ~ " + input.distribution().kind();
    return value + (plain ? "" : unit) + law;
  }

  static double[] required(Map<String, double[]> columns, String name) {
    double[] column = columns.get(name);
    if (column == null) {
      throw new AssertionError("no column of " + name);
    }
    return column;
  }
}
