package quanmai.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import quanmai.models.policy.Fact;
import quanmai.models.policy.PolicyReport;
import quanmai.models.policy.Verdict;

/**
 * What policy rules say, as one JSON object: {@code date}, {@code blocked}, {@code packs} and
 * {@code rules}, hits first.
 */
public final class PolicyJson {

  private PolicyJson() {}

  /** The object of {@code report}. */
  public static ObjectNode of(PolicyReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("date", report.date().toString());
    root.put("blocked", report.blocked());
    ArrayNode applies = root.putArray("applies");
    report.applies().stream().map(subject -> subject.word()).sorted().forEach(applies::add);
    ArrayNode packs = root.putArray("packs");
    report
        .packs()
        .forEach(
            pack ->
                packs
                    .addObject()
                    .put("file", pack.file())
                    .put("name", pack.name().zh())
                    .put("dated", pack.dated().toString()));
    ArrayNode rules = root.putArray("rules");
    report.verdicts().forEach(verdict -> rules.add(rule(verdict)));
    return root;
  }

  private static ObjectNode rule(Verdict verdict) {
    LocalDate to = verdict.rule().to();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", verdict.rule().id())
            .put("name", verdict.rule().name().zh())
            .put("result", verdict.outcome().name())
            .put("severity", verdict.severity().name())
            .put("possibleSeverity", verdict.possible().name())
            .put("condition", verdict.rule().written())
            .put("message", verdict.rule().message().zh())
            .put("messageEn", verdict.rule().message().en())
            .put("citation", verdict.rule().citation())
            .put("effectiveFrom", verdict.rule().from().toString())
            .put("effectiveTo", to == null ? null : to.toString())
            .put("confidence", verdict.rule().confidence());
    ObjectNode used = node.putObject("facts");
    verdict.used().forEach((field, fact) -> put(used, field, fact));
    ArrayNode missing = node.putArray("missing");
    verdict.missing().forEach(missing::add);
    return node;
  }

  private static void put(ObjectNode node, String field, Fact fact) {
    switch (fact) {
      case Fact.Flag(boolean holds) -> node.put(field, holds);
      case Fact.Number(double value) -> node.set(field, Json.number(value));
      case Fact.Words(String text) -> node.put(field, text);
      case Fact.None() -> node.putNull(field);
    }
  }
}
