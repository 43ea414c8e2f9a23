package quanmai.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import quanmai.engine.stats.Estimate;
import quanmai.scenarios.run.RunSettings;
import quanmai.scenarios.stress.StressReport;

/** What scenarios do, as one JSON object: a scenario each, by id. */
public final class StressJson {

  private StressJson() {}

  /** The object of {@code reports}. */
  public static ObjectNode of(List<StressReport> reports, RunSettings settings) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("seed", settings.seed());
    root.put("paths", settings.paths());
    root.put("sampling", settings.sampling().label());
    ObjectNode scenarios = root.putObject("scenarios");
    for (StressReport report : reports) {
      ObjectNode node = scenarios.putObject(report.scenario().id());
      node.put("name", report.scenario().name().zh());
      node.put("dated", report.scenario().dated().toString());
      node.put("source", report.scenario().source());
      node.put("touches", report.touches());
      node.put("seconds", report.seconds());
      ObjectNode figures = node.putObject("figures");
      for (StressReport.Row row : report.rows()) {
        ObjectNode figure = figures.putObject(row.name());
        put(figure, "base", row.base());
        put(figure, "shocked", row.shocked());
        put(figure, "difference", row.difference());
        figure.set("independentError", Json.number(row.independentError()));
        figure.set("gain", Json.number(row.gain()));
        figure.set("bestGain", Json.number(row.bestGain()));
        figure.put("unit", row.unit());
        figure.put("unpaired", row.unpaired());
      }
      ArrayNode contributors = node.putArray("contributors");
      for (StressReport.Contributor each : report.contributors()) {
        contributors.addObject().put("name", each.name().zh()).put("change", each.change());
      }
    }
    return root;
  }

  private static void put(ObjectNode node, String key, Estimate estimate) {
    node.set(key, Json.number(estimate.value()));
    node.set(key + "Error", Json.number(estimate.standardError()));
  }
}
