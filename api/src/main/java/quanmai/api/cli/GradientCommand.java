package quanmai.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import quanmai.api.json.Json;
import quanmai.models.language.Kind;
import quanmai.models.lowering.Lowered;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.GradientReport;
import quanmai.scenarios.run.GradientRun;
import quanmai.scenarios.run.RunSettings;

/** {@code gradient}: what moves the mean of an output. */
@Command(name = "gradient")
final class GradientCommand implements Callable<Integer> {

  private static final int SHOWN = 30;

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  @Option(names = "--output", paramLabel = "NAME")
  private @Nullable String output;

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--json")
  private boolean json;

  @Mixin private RunOptions options = new RunOptions();

  GradientCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunSettings settings = options.settings(console);
    Deal deal = deals.load(console);
    if (deal == null) {
      return ExitCode.REFUSED;
    }
    GradientReport report = GradientRun.run(deal, chosen(deal), settings);
    if (json) {
      console.out().println(Json.text(object(report)));
    } else {
      print(report);
    }
    return ExitCode.DONE;
  }

  private String chosen(Deal deal) {
    List<Lowered.Output> outputs = deal.lowered().outputs();
    String name =
        output != null
            ? output
            : outputs.stream()
                .filter(o -> o.kind() != Kind.CONDITION)
                .map(Lowered.Output::name)
                .findFirst()
                .orElseThrow(() -> new Refusal(console.say("refused.no.measure")));
    Lowered.Output found = deal.output(name);
    if (found == null) {
      throw new Refusal(
          console.say("refused.output", name, String.join(", ", Outputs.names(deal))));
    }
    if (found.kind() == Kind.CONDITION) {
      throw new Refusal(console.say("refused.condition", name));
    }
    return name;
  }

  private void print(GradientReport report) {
    Style style = RunText.style(report.quantity());
    console
        .out()
        .println(
            console.say(
                "gradient.head",
                console.say(report.label()),
                report.unit(),
                style.of(report.mean()),
                "%,d".formatted(report.paths()),
                report.kinks()));
    TextTable table =
        new TextTable(
            console.say("gradient.parameter"),
            console.say("gradient.value"),
            console.say("gradient.derivative"),
            console.say("gradient.step"),
            console.say("gradient.effect"));
    List<GradientReport.Row> rows = all ? report.rows() : report.largest(SHOWN);
    for (GradientReport.Row row : rows) {
      table.row(
          row.name(),
          "%.6g %s".formatted(row.value(), row.unit()).strip(),
          "%+.6g".formatted(row.derivative()),
          row.step().label(),
          (row.effect() > 0 ? "+" : "") + style.of(row.effect()));
    }
    console.print(table.lines(console.terminal().columns()));
    if (rows.size() < report.rows().size()) {
      console.out().println(console.say("gradient.more", report.rows().size() - rows.size()));
    }
  }

  private static ObjectNode object(GradientReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("output", report.output());
    root.put("unit", report.unit());
    root.put("mean", report.mean());
    root.put("paths", report.paths());
    root.put("kinks", report.kinks());
    ArrayNode rows = root.putArray("gradient");
    for (GradientReport.Row row : report.rows()) {
      rows.addObject()
          .put("parameter", row.name())
          .put("value", row.value())
          .put("unit", row.unit())
          .put("derivative", row.derivative())
          .put("step", row.step().label())
          .put("effect", row.effect());
    }
    return root;
  }
}
