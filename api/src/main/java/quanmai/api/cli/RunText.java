package quanmai.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Quantile;
import quanmai.engine.stats.Summary;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextCharts;
import quanmai.scenarios.report.TextCharts.Mark;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.report.Width;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunReport.Quantity;

/** A run as text for a terminal. */
final class RunText {

  private final Console console;
  private final RunReport report;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private RunText(Console console, RunReport report) {
    this.console = console;
    this.report = report;
    this.columns = console.terminal().columns();
  }

  static List<String> of(Console console, RunReport report, @Nullable PolicyReport policy) {
    return of(console, report, policy, List.of());
  }

  /**
   * The same with more to say.
   *
   * @param more lines that come before the assumptions and the notice
   */
  static List<String> of(
      Console console, RunReport report, @Nullable PolicyReport policy, List<String> more) {
    RunText text = new RunText(console, report);
    text.head();
    if (policy != null) {
      text.lines.addAll(PolicyText.flags(console, policy));
    }
    text.measures();
    text.conditions();
    text.conditionals();
    text.optimism();
    text.charts();
    text.troubles();
    text.lines.addAll(more);
    text.assumptions();
    text.line(console.say("run.notice"));
    return text.lines;
  }

  private void line(String text) {
    lines.add(text);
  }

  private String say(String key, Object... arguments) {
    return console.say(key, arguments);
  }

  private void head() {
    RunReport.RunInfo run = report.run();
    line(console.say(report.name()));
    line(
        say(
            "run.head",
            console.language().equals("zh")
                ? "%d年%d月%d日"
                    .formatted(
                        run.valuationDate().getYear(),
                        run.valuationDate().getMonthValue(),
                        run.valuationDate().getDayOfMonth())
                : run.valuationDate().toString(),
            "%,d".formatted(run.paths()),
            run.sampling(),
            Long.toString(run.seed()),
            "%.2f".formatted(run.seconds())));
    line(
        say(
            "run.hashes",
            run.programHash().substring(0, 12),
            run.inputsHash().substring(0, 12),
            run.version()));
    if (!run.fixed().isEmpty()) {
      line(say("run.fixed", String.join("  ", run.fixed())));
    }
    line("");
  }

  private List<OutputReport> outputs(boolean conditions) {
    return report.outputs().stream()
        .filter(output -> (output.quantity() == Quantity.CONDITION) == conditions)
        .toList();
  }

  static Style style(OutputReport output) {
    return style(output.quantity());
  }

  static Style style(Quantity quantity) {
    return switch (quantity) {
      case SHARE -> Style.PERCENT;
      case MULTIPLE -> Style.MULTIPLE;
      case AMOUNT -> Style.AMOUNT;
      case CONDITION -> Style.PROBABILITY;
    };
  }

  static String label(Console console, OutputReport output) {
    String label = console.say(output.label());
    boolean unit = output.quantity() == Quantity.AMOUNT && !output.unit().isEmpty();
    return unit ? label + " (" + output.unit() + ")" : label;
  }

  private void measures() {
    TextTable table =
        new TextTable(
            say("run.output"),
            say("run.base"),
            say("run.mean"),
            "±",
            say("run.sd"),
            "P5",
            "P50",
            "±",
            "P95",
            say("run.shortfall"),
            say("run.undefined"));
    for (OutputReport output : outputs(false)) {
      Style style = style(output);
      Summary s = output.summary();
      table.row(
          label(console, output),
          style.of(output.base()),
          style.of(s.mean().value()),
          style.error(s.mean().standardError()),
          style.of(s.sd().value()),
          style.of(s.quantile(0.05).value()),
          style.of(s.median().value()),
          style.error(s.median().standardError()),
          style.of(s.quantile(0.95).value()),
          style.of(s.expectedShortfall95().value()),
          s.undefined() == 0 ? "0" : Style.PROBABILITY.of(s.undefinedShare().value()));
    }
    lines.addAll(table.lines(columns));
    line("");
  }

  private void conditions() {
    List<OutputReport> conditions = outputs(true);
    if (conditions.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(say("run.condition"), say("run.base"), say("run.probability"), "±");
    for (OutputReport output : conditions) {
      var probability = Objects.requireNonNull(output.probability());
      table.row(
          label(console, output),
          Double.isNaN(output.base())
              ? Style.NONE
              : say(output.base() != 0 ? "run.holds" : "run.holds.not"),
          Style.PROBABILITY.of(probability.share()),
          Style.PROBABILITY.error(probability.standardError()));
    }
    lines.addAll(table.lines(columns));
    line("");
  }

  private void conditionals() {
    RunReport.Failure failure = report.failure();
    if (failure == null) {
      return;
    }
    line(
        say(
            "run.failure",
            failure.formula(),
            Style.PROBABILITY.of(failure.probability().share()),
            Style.PROBABILITY.error(failure.probability().standardError())));
    TextTable table =
        new TextTable(
            say("run.output"),
            say("run.given.failure"),
            "±",
            "P50",
            say("run.given.none"),
            "±",
            "P50");
    for (OutputReport output : outputs(false)) {
      Summary bad = output.givenFailure();
      Summary good = output.givenNoFailure();
      if (bad != null && good != null) {
        Style style = style(output);
        table.row(
            label(console, output),
            style.of(bad.mean().value()),
            style.error(bad.mean().standardError()),
            style.of(bad.median().value()),
            style.of(good.mean().value()),
            style.error(good.mean().standardError()),
            style.of(good.median().value()));
      }
    }
    lines.addAll(table.lines(columns));
    line("");
  }

  private void optimism() {
    for (OutputReport output : outputs(false)) {
      if (output.baseIsOptimistic()) {
        Style style = style(output);
        line(
            say(
                "run.optimistic",
                console.say(output.label()),
                style.of(output.base()),
                Style.PROBABILITY.of(output.basePercentile()),
                style.of(output.summary().median().value())));
      }
    }
    if (!lines.getLast().isEmpty()) {
      line("");
    }
  }

  private void charts() {
    List<OutputReport> measures = outputs(false);
    if (!measures.isEmpty()) {
      OutputReport first = measures.getFirst();
      line(say("run.histogram", label(console, first)));
      lines.addAll(
          TextCharts.histogram(
              Outputs.edges(first.histogram()),
              first.histogram().counts().toArray(),
              marks(first),
              style(first),
              Math.min(columns, 100)));
      line("");
    }
    RunReport.Fan fan = report.fan();
    if (fan != null) {
      lines.addAll(fan(console, fan, "run.fan"));
    }
  }

  /** A fan under the title that {@code key} is. */
  static List<String> fan(Console console, RunReport.Fan fan, String key) {
    List<String> lines = new ArrayList<>();
    lines.add(console.say(key, console.say(fan.label()), fan.unit(), "%,d".formatted(fan.paths())));
    List<String> names = new ArrayList<>();
    int every = 1 + fan.periods().size() * 5 / Math.max(20, console.terminal().columns() - 14);
    List<double[]> bands = new ArrayList<>();
    for (int k = 0; k < fan.periods().size(); k += every) {
      names.add("t" + fan.periods().get(k));
      bands.add(fan.bands()[k]);
    }
    lines.addAll(TextCharts.fan(names, bands.toArray(double[][]::new), Style.AMOUNT));
    lines.add("");
    return lines;
  }

  static List<Mark> marks(OutputReport output) {
    List<Mark> marks = new ArrayList<>();
    for (Quantile q : output.summary().quantiles()) {
      if (q.probability() == 0.05 || q.probability() == 0.5 || q.probability() == 0.95) {
        marks.add(new Mark("P" + Math.round(100 * q.probability()), q.value()));
      }
    }
    return marks;
  }

  private void troubles() {
    for (RunReport.Trouble trouble : report.troubles()) {
      String key =
          switch (trouble.kind()) {
            case UNDEFINED -> "run.trouble.undefined";
            case INFINITE -> "run.trouble.infinite";
          };
      line(
          say(
              key,
              trouble.output(),
              "%,d".formatted(trouble.count()),
              Integer.toString(trouble.examplePath())));
    }
  }

  private void assumptions() {
    if (report.assumptions().isEmpty()) {
      return;
    }
    line(say("run.assumptions"));
    for (RunReport.Assumption a : report.assumptions()) {
      String text =
          "  [%s] %s (%s) = %s  %s"
              .formatted(a.mark(), console.say(a.label()), a.name(), a.value(), a.source());
      line(Width.cut(text, columns));
    }
    line("");
  }
}
