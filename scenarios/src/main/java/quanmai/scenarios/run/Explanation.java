package quanmai.scenarios.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.run.Replay;
import quanmai.models.check.Checked;
import quanmai.models.language.Unit;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.timeline.Timeline;

/**
 * One path (or the base case) with every value: inputs and outputs, and every line, schedule,
 * factor and event by period.
 */
public record Explanation(List<Integer> periods, List<Row> rows) {

  public Explanation {
    periods = List.copyOf(periods);
    rows = List.copyOf(rows);
  }

  /**
   * One quantity.
   *
   * @param values in {@code unit}: one a period, or a single one
   */
  public record Row(String name, String unit, double[] values) {}

  /** Path {@code path} of a run with {@code settings}. */
  public static Explanation of(Deal deal, RunSettings settings, int path) {
    double[] nodes = Replay.path(deal.lowered().graph(), DealRun.plan(deal, settings), path);
    return rows(deal, deal.lowered(), nodes);
  }

  /** The base case. */
  public static Explanation base(Deal deal) {
    return rows(deal, deal.base(), deal.baseValues());
  }

  private static Explanation rows(Deal deal, Lowered lowered, double[] nodes) {
    Timeline timeline = deal.checked().timeline();
    Map<String, Unit> units = units(deal.checked());
    List<Row> rows = new ArrayList<>();
    lowered.inputs().forEach((name, node) -> rows.add(single(name, units, nodes[node])));
    for (Lowered.Output output : lowered.outputs()) {
      rows.add(
          new Row(
              output.name(),
              output.unit().text(),
              new double[] {output.unit().fromCanonical(nodes[output.node()])}));
    }
    List<Integer> periods = new ArrayList<>();
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      periods.add(t);
    }
    lowered.nodes().keySet().stream()
        .map(LineAt::line)
        .distinct()
        .forEach(line -> rows.add(row(line, lowered, nodes, units, periods)));
    return new Explanation(periods, rows);
  }

  private static Row single(String name, Map<String, Unit> units, double value) {
    Unit unit = units.getOrDefault(name, Unit.NONE);
    return new Row(name, unit.text(), new double[] {unit.fromCanonical(value)});
  }

  private static Row row(
      String line,
      Lowered lowered,
      double[] nodes,
      Map<String, Unit> units,
      List<Integer> periods) {
    Unit unit = units.getOrDefault(line, Unit.NONE);
    double[] values = new double[periods.size()];
    for (int k = 0; k < values.length; k++) {
      Integer node = lowered.nodes().get(new LineAt(line, periods.get(k)));
      values[k] = node == null ? 0 : unit.fromCanonical(nodes[node]);
    }
    return new Row(line, unit.text(), values);
  }

  private static Map<String, Unit> units(Checked checked) {
    Map<String, Unit> units = new LinkedHashMap<>();
    checked.inputs().forEach(input -> units.put(input.name(), input.about().unit()));
    checked.schedules().forEach(s -> units.put(s.name(), s.about().unit()));
    checked.factors().forEach(f -> units.put(f.name(), f.about().unit()));
    checked.lines().forEach(line -> units.put(line.name(), line.about().unit()));
    return units;
  }
}
