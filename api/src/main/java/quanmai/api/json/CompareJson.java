package quanmai.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import quanmai.engine.stats.Quantile;
import quanmai.scenarios.compare.CompareReport;
import quanmai.scenarios.compare.CompareReport.PartyResult;
import quanmai.scenarios.compare.CompareReport.Result;
import quanmai.scenarios.compare.CompareReport.Row;

/**
 * A comparison of structures as one JSON object: {@code structures} in the order that was asked
 * for, each with its {@code parties} and {@code totals}; money is in 亿元.
 */
public final class CompareJson {

  private CompareJson() {}

  /** The object of {@code report}. */
  public static ObjectNode of(CompareReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", report.deal().zh());
    root.put("market", report.market().toString());
    root.put("seed", report.seed()).put("paths", report.paths());
    root.put("seconds", report.seconds());
    ArrayNode rows = root.putArray("structures");
    report.rows().forEach(row -> row(rows.addObject(), row));
    root.put("notice", "仅供内部投资决策使用, 不构成对投资者的业绩预测或承诺");
    return root;
  }

  private static void row(ObjectNode node, Row row) {
    node.put("key", row.key());
    node.put("label", row.label().zh()).put("labelEn", row.label().en());
    ArrayNode parties = node.putArray("parties");
    row.parties().forEach(party -> party(parties.addObject(), party));
    ObjectNode totals = node.putObject("totals");
    row.totals()
        .forEach(
            (total, amount) -> {
              ObjectNode one = totals.putObject(total.name().toLowerCase(Locale.ROOT));
              one.set("base", Json.number(amount.base()));
              one.set("mean", Json.number(amount.mean().value()));
              one.set("standardError", Json.number(amount.mean().standardError()));
            });
    node.set("largestGap", Json.number(row.largestGap()));
    ObjectNode quotas = node.putObject("quotaExceeded");
    row.quotas().forEach((label, held) -> quotas.set(label.zh(), Json.number(held.share())));
    node.put("programHash", row.programHash());
  }

  private static void party(ObjectNode node, PartyResult party) {
    node.put("name", party.name());
    node.put("label", party.label().zh()).put("labelEn", party.label().en());
    ArrayNode results = node.putArray("results");
    for (Result result : party.results()) {
      ObjectNode one = results.addObject();
      one.put("basis", result.basis().name().toLowerCase(Locale.ROOT));
      one.put("currency", result.currency());
      one.set("baseIrr", Json.number(result.baseIrr()));
      one.set("meanIrr", Json.number(result.irr().mean().value()));
      one.set("meanIrrError", Json.number(result.irr().mean().standardError()));
      for (Quantile quantile : result.irr().quantiles()) {
        String key = "p" + Math.round(100 * quantile.probability());
        one.set(key, Json.number(quantile.value()));
        one.set(key + "Error", Json.number(quantile.standardError()));
      }
      one.put("undefined", result.irr().undefinedShare().value());
      one.set("baseMoic", Json.number(result.baseMoic()));
      one.set("meanMoic", Json.number(result.moic().mean().value()));
      one.set("meanMoicError", Json.number(result.moic().mean().standardError()));
      one.set("reachesHurdle", Json.number(result.reaches().share()));
      one.set("reachesHurdleError", Json.number(result.reaches().standardError()));
      CompareReport.Difference difference = result.difference();
      if (difference != null) {
        ObjectNode less = one.putObject("difference");
        less.set("base", Json.number(difference.base()));
        less.set("mean", Json.number(difference.mean().value()));
        less.set("standardError", Json.number(difference.mean().standardError()));
      }
    }
  }
}
