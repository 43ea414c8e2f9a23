package quanmai.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import quanmai.api.json.Json;
import quanmai.api.json.RunJson;
import quanmai.engine.stats.Histogram;
import quanmai.engine.stats.Quantile;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.report.Charts;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.GradientReport;
import quanmai.scenarios.run.GradientRun;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunReport.Quantity;
import quanmai.scenarios.run.RunSettings;

/** Writes a run to a folder: JSON, CSV for spreadsheets, SVG charts. */
final class Outputs {

  private static final int BARS = 15;

  private Outputs() {}

  static List<String> names(Deal deal) {
    return deal.lowered().outputs().stream().map(output -> output.name()).toList();
  }

  static void write(
      Console console,
      Deal deal,
      RunSettings settings,
      RunReport report,
      PolicyReport policy,
      Path folder)
      throws IOException {
    Files.createDirectories(folder);
    text(folder.resolve("run.json"), Json.text(RunJson.of(report, policy)) + "\n");
    // Spreadsheets take a file with this mark as UTF-8, so that Chinese is not garbled.
    text(folder.resolve("outputs.csv"), "\uFEFF" + outputsCsv(console, report));
    String subtitle =
        console.say(
            "chart.subtitle",
            "%,d".formatted(report.run().paths()),
            report.run().sampling(),
            Long.toString(report.run().seed()),
            report.run().programHash().substring(0, 12));
    String name = console.say(report.name()) + "　";
    for (OutputReport output : report.outputs()) {
      if (output.quantity() != Quantity.CONDITION && output.histogram().counts().size() > 0) {
        text(
            folder.resolve("histogram-" + output.name() + ".svg"),
            Charts.histogram(
                name + RunText.label(console, output),
                subtitle,
                edges(output.histogram()),
                output.histogram().counts().toArray(),
                RunText.marks(output),
                RunText.style(output)));
      }
    }
    fan(console, report, folder, name, subtitle);
    tornado(console, deal, settings, report, folder, name, subtitle);
  }

  static double[] edges(Histogram histogram) {
    double[] edges = new double[histogram.counts().size() + 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = histogram.edge(k);
    }
    return edges;
  }

  private static void fan(
      Console console, RunReport report, Path folder, String name, String subtitle)
      throws IOException {
    RunReport.Fan fan = report.fan();
    if (fan == null) {
      return;
    }
    text(folder.resolve("fan.csv"), "\uFEFF" + fanCsv(fan));
    text(
        folder.resolve("fan.svg"),
        Charts.fan(
            name + console.say("chart.fan", console.say(fan.label()), fan.unit()),
            subtitle,
            fan.dates().stream().map(date -> date.toString().substring(0, 7)).toList(),
            fan.bands(),
            fan.base(),
            List.of("P5–P95", "P25–P75", "P50", console.say("run.base")),
            Style.AMOUNT));
  }

  private static void tornado(
      Console console,
      Deal deal,
      RunSettings settings,
      RunReport report,
      Path folder,
      String name,
      String subtitle)
      throws IOException {
    for (OutputReport output : report.outputs()) {
      if (output.quantity() == Quantity.CONDITION) {
        continue;
      }
      GradientReport gradient = GradientRun.run(deal, output.name(), settings);
      List<Charts.Bar> bars = new ArrayList<>();
      for (GradientReport.Row row : gradient.largest(BARS)) {
        bars.add(new Charts.Bar(console.say(row.label()), row.step().label(), row.effect()));
      }
      text(
          folder.resolve("tornado-" + output.name() + ".svg"),
          Charts.tornado(
              name + console.say("chart.tornado", RunText.label(console, output)),
              subtitle,
              bars,
              RunText.style(output)));
      return; // the first measure is the one that a committee asks about
    }
  }

  private static String outputsCsv(Console console, RunReport report) {
    StringBuilder csv = new StringBuilder();
    csv.append(
        "name,label,unit,base,probability,probabilityError,mean,standardError,sd,sdError,"
            + "p1,p1Error,p5,p5Error,p25,p25Error,p50,p50Error,p75,p75Error,p95,p95Error,p99,"
            + "p99Error,expectedShortfall95,expectedShortfall95Error,undefinedShare,totalLossShare\n");
    for (OutputReport output : report.outputs()) {
      List<String> cells = new ArrayList<>();
      cells.add(output.name());
      cells.add(quoted(console.say(output.label())));
      cells.add(output.unit());
      cells.add(cell(output.base()));
      var probability = output.probability();
      cells.add(probability == null ? "" : cell(probability.share()));
      cells.add(probability == null ? "" : cell(probability.standardError()));
      cells.add(cell(output.summary().mean().value()));
      cells.add(cell(output.summary().mean().standardError()));
      cells.add(cell(output.summary().sd().value()));
      cells.add(cell(output.summary().sd().standardError()));
      for (Quantile q : output.summary().quantiles()) {
        cells.add(cell(q.value()));
        cells.add(cell(q.standardError()));
      }
      cells.add(cell(output.summary().expectedShortfall95().value()));
      cells.add(cell(output.summary().expectedShortfall95().standardError()));
      cells.add(cell(output.summary().undefinedShare().value()));
      cells.add(cell(output.totalLossShare()));
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  private static String fanCsv(RunReport.Fan fan) {
    StringBuilder csv = new StringBuilder("t,date,p5,p25,p50,p75,p95,base\n");
    for (int k = 0; k < fan.periods().size(); k++) {
      csv.append(fan.periods().get(k)).append(',').append(fan.dates().get(k));
      for (double value : fan.bands()[k]) {
        csv.append(',').append(cell(value));
      }
      csv.append(',').append(cell(fan.base()[k])).append('\n');
    }
    return csv.toString();
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.10g", value);
  }

  /** A text as a CSV cell; one that a spreadsheet would take for a formula is made harmless. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)^[=+\\-@].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static void text(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
