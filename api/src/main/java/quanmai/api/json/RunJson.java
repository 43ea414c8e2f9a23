package quanmai.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Quantile;
import quanmai.engine.stats.Summary;
import quanmai.models.policy.PolicyReport;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;

/**
 * A run as one JSON object: {@code run} and {@code outputs} by name.
 *
 * <p>Values are in the unit of the output; every estimate stands beside its standard error. {@code
 * quantiles} has the keys p1, p5, p25, p50, p75, p95 and p99, {@code quantileErrors} the same. What
 * could not be computed is null.
 */
public final class RunJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RunJson() {}

  /** The object of {@code report}, with what policy rules say of the deal. */
  public static ObjectNode of(RunReport report, PolicyReport policy) {
    ObjectNode root = of(report);
    root.set("policy", PolicyJson.of(policy));
    return root;
  }

  /** The object of {@code report}. */
  public static ObjectNode of(RunReport report) {
    ObjectNode root = NODES.objectNode();
    root.put("name", report.name().zh());
    root.set("run", run(report.run()));
    ObjectNode outputs = root.putObject("outputs");
    report.outputs().forEach(output -> outputs.set(output.name(), output(output)));
    RunReport.Failure failure = report.failure();
    if (failure != null) {
      ObjectNode node = root.putObject("failure");
      node.put("condition", failure.formula());
      put(node, failure.probability());
    }
    ArrayNode troubles = root.putArray("numericalFailures");
    for (RunReport.Trouble trouble : report.troubles()) {
      troubles
          .addObject()
          .put("output", trouble.output())
          .put("kind", trouble.kind().name().toLowerCase(java.util.Locale.ROOT))
          .put("paths", trouble.count())
          .put("examplePath", trouble.examplePath());
    }
    ArrayNode assumptions = root.putArray("assumptions");
    for (RunReport.Assumption a : report.assumptions()) {
      assumptions
          .addObject()
          .put("input", a.name())
          .put("value", a.value())
          .put("mark", a.mark())
          .put("source", a.source());
    }
    root.put("notice", "仅供内部投资决策使用, 不构成对投资者的业绩预测或承诺");
    return root;
  }

  private static ObjectNode run(RunReport.RunInfo run) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("seed", run.seed())
            .put("paths", run.paths())
            .put("sampling", run.sampling())
            .put("threads", run.threads())
            .put("programHash", run.programHash())
            .put("inputsHash", run.inputsHash())
            .put("version", run.version())
            .put("valuationDate", run.valuationDate().toString())
            .put("seconds", run.seconds());
    ArrayNode fixed = node.putArray("set");
    run.fixed().forEach(fixed::add);
    return node;
  }

  private static ObjectNode output(OutputReport output) {
    ObjectNode node = NODES.objectNode();
    node.put("label", output.label().zh());
    node.put("labelEn", output.label().en());
    node.put("unit", output.unit());
    node.set("base", Json.number(output.base()));
    Probability probability = output.probability();
    if (probability != null) {
      put(node, probability);
    }
    summary(node, output.summary());
    node.set("basePercentile", Json.number(output.basePercentile()));
    node.put("totalLoss", output.totalLossShare());
    conditional(node, "givenFailure", output.givenFailure());
    conditional(node, "givenNoFailure", output.givenNoFailure());
    ObjectNode histogram = node.putObject("histogram");
    ArrayNode edges = histogram.putArray("edges");
    ArrayNode counts = histogram.putArray("counts");
    int bins = output.histogram().counts().size();
    for (int k = 0; k < bins; k++) {
      edges.add(Json.number(output.histogram().edge(k)));
      counts.add(output.histogram().counts().get(k));
    }
    edges.add(Json.number(output.histogram().edge(bins)));
    histogram.put("below", output.histogram().below()).put("above", output.histogram().above());
    return node;
  }

  private static void conditional(ObjectNode node, String key, @Nullable Summary summary) {
    if (summary != null) {
      summary(node.putObject(key), summary);
    }
  }

  private static void summary(ObjectNode node, Summary summary) {
    node.put("paths", summary.paths());
    node.set("mean", Json.number(summary.mean().value()));
    node.set("standardError", Json.number(summary.mean().standardError()));
    node.set("sd", Json.number(summary.sd().value()));
    node.set("sdError", Json.number(summary.sd().standardError()));
    node.set("min", Json.number(summary.min()));
    node.set("max", Json.number(summary.max()));
    ObjectNode quantiles = node.putObject("quantiles");
    ObjectNode errors = node.putObject("quantileErrors");
    for (Quantile quantile : summary.quantiles()) {
      String key = "p" + Math.round(100 * quantile.probability());
      quantiles.set(key, Json.number(quantile.value()));
      errors.set(key, Json.number(quantile.standardError()));
    }
    node.set("expectedShortfall95", Json.number(summary.expectedShortfall95().value()));
    node.set(
        "expectedShortfall95Error", Json.number(summary.expectedShortfall95().standardError()));
    node.put("undefined", summary.undefinedShare().value());
    node.put("infinite", (double) summary.infinite() / summary.paths());
  }

  private static void put(ObjectNode node, Probability probability) {
    node.set("probability", Json.number(probability.share()));
    node.set("probabilityError", Json.number(probability.standardError()));
    node.set("lower95", Json.number(probability.lower95()));
    node.set("upper95", Json.number(probability.upper95()));
  }
}
