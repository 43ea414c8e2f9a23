package quanmai.api.cli;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.report.Width;
import quanmai.scenarios.run.RunReport.Quantity;
import quanmai.scenarios.run.RunSettings;
import quanmai.scenarios.stress.StressReport;
import quanmai.scenarios.stress.StressReport.Contributor;
import quanmai.scenarios.stress.StressReport.Row;

/** What scenarios do, as text for a terminal. */
final class StressText {

  /** A gain above this is told as more than it: an error of nearly nothing says no more. */
  private static final double MOST = 999;

  private final Console console;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private StressText(Console console) {
    this.console = console;
    this.columns = console.terminal().columns();
  }

  static List<String> of(Console console, List<StressReport> reports, RunSettings settings) {
    var text = new StressText(console);
    text.lines.add(
        console.say(
            "stress.head",
            "%,d".formatted(settings.paths()),
            settings.sampling().label(),
            Long.toString(settings.seed())));
    text.lines.add("");
    reports.forEach(text::report);
    text.lines.addAll(Width.lines(console.say("stress.how"), text.columns));
    text.lines.add(console.say("run.notice"));
    return text.lines;
  }

  private void report(StressReport report) {
    String source = report.scenario().source();
    lines.add(
        Width.cut(
            "■ %s (%s)  %s  %s"
                .formatted(
                    console.say(report.scenario().name()),
                    report.scenario().id(),
                    report.scenario().dated(),
                    source),
            columns));
    if (!report.touches()) {
      lines.add(
          console.say(
              report.scenario().changes().isEmpty() && report.scenario().parts().isEmpty()
                  ? "stress.base"
                  : "stress.nothing"));
      lines.add("");
      return;
    }
    table(report, false);
    table(report, true);
    contributors(report);
    lines.add("");
  }

  private void table(StressReport report, boolean conditions) {
    TextTable table =
        new TextTable(
            console.say(conditions ? "run.condition" : "run.output"),
            console.say("run.base"),
            console.say("stress.shocked"),
            console.say("stress.difference"),
            "±",
            console.say("stress.gain"));
    int rows = 0;
    for (Row row : report.rows()) {
      boolean moved = row.difference().value() != 0;
      if (moved && (row.quantity() == Quantity.CONDITION) == conditions) {
        Style style = RunText.style(row.quantity());
        table.row(
            label(row),
            style.of(row.base().value()),
            style.of(row.shocked().value()),
            style.of(row.difference().value()),
            style.error(row.difference().standardError()),
            gain(row));
        rows++;
      }
    }
    if (rows > 0) {
      lines.addAll(table.lines(columns));
    }
  }

  private String label(Row row) {
    boolean unit = row.quantity() == Quantity.AMOUNT && !row.unit().isEmpty();
    return console.say(row.label()) + (unit ? " (" + row.unit() + ")" : "");
  }

  private static String gain(Row row) {
    return times(row.gain()) + " (" + times(row.bestGain()) + ")";
  }

  private static String times(double gain) {
    if (Double.isNaN(gain)) {
      return Style.NONE;
    }
    return gain > MOST ? ">" + (int) MOST + "x" : "%.1fx".formatted(gain);
  }

  private void contributors(StressReport report) {
    if (report.contributors().isEmpty()) {
      return;
    }
    Row first = report.rows().getFirst();
    for (Row row : report.rows()) {
      if (row.quantity() != Quantity.CONDITION) {
        first = row;
        break;
      }
    }
    Text figure = report.figure();
    Style style = figure == null ? Style.AMOUNT : RunText.style(first.quantity());
    lines.add(
        figure == null
            ? console.say("stress.deals")
            : console.say("stress.contributors", console.say(figure)));
    for (Contributor contributor : report.contributors()) {
      lines.add(
          Width.cut(
              "  "
                  + Width.right(style.of(contributor.change()), 10)
                  + "  "
                  + console.say(contributor.name()),
              columns));
    }
  }
}
