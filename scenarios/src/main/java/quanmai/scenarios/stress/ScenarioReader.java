package quanmai.scenarios.stress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StrictNode;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;
import quanmai.scenarios.stress.Scenario.Change;
import quanmai.scenarios.stress.Scenario.Operation;

/** Reads files of scenarios; what is wrong is a finding with its place. */
final class ScenarioReader {

  private static final List<String> SCENARIO =
      List.of("quanmai", "kind", "name", "dated", "source", "changes", "parts", "size");
  private static final List<String> CHANGE =
      List.of(
          "name",
          "targets",
          "members",
          "set",
          "multiply",
          "add",
          "unit",
          "from",
          "to",
          "optional",
          "source");

  private final Findings findings;

  private ScenarioReader(Findings findings) {
    this.findings = findings;
  }

  /** The scenario in {@code bytes}, called {@code id}; null when it is none. */
  static @Nullable Scenario read(String id, String file, byte[] bytes, Findings findings) {
    Mapping root = TermSheetReader.root(file, bytes, findings);
    StrictNode node = root == null ? null : StrictNode.of(root, findings, SCENARIO);
    return node == null ? null : new ScenarioReader(findings).scenario(id, node);
  }

  private @Nullable Scenario scenario(String id, StrictNode node) {
    Source kind = node.required("kind", "scenario");
    node.required("quanmai", "1");
    if (kind != null && !kind.text().equals("scenario")) {
      findings.refuse(
          "unknown-word",
          kind.place(),
          new Text(
              "读到 '" + kind.text() + "'，应为 scenario", "read '" + kind.text() + "', not scenario"),
          new Text("这不是情景文件", "this is no scenario"));
      return null;
    }
    Text name = node.label("name", "{zh: 估值下杀, en: valuations fall}");
    LocalDate dated = node.date("dated", true);
    Source source = node.required("source", "建模假设");
    List<Change> changes = new ArrayList<>();
    for (RawNode item : node.items("changes")) {
      Change change = change(item);
      if (change != null) {
        changes.add(change);
      }
    }
    Source size = node.optional("size");
    double share = size == null ? 1 : number(size).orElse(1);
    return name == null || dated == null || source == null
        ? null
        : new Scenario(id, name, dated, source.text(), changes, texts(node, "parts"), share);
  }

  private @Nullable Change change(RawNode item) {
    StrictNode node = StrictNode.of(item, findings, CHANGE);
    if (node == null) {
      return null;
    }
    List<String> targets = texts(node, "targets");
    if (targets.isEmpty()) {
      node.required("targets", "[inputs.exit_multiple]");
    }
    List<String> members = texts(node, "members");
    Operation operation = null;
    OptionalDouble amount = OptionalDouble.empty();
    int ways = 0;
    for (Operation each : Operation.values()) {
      Source written = node.optional(each.name().toLowerCase(java.util.Locale.ROOT));
      if (written != null) {
        ways++;
        operation = each;
        amount = number(written);
      }
    }
    if (ways != 1) {
      findings.refuse(
          ways == 0 ? "missing-key" : "two-operations",
          node.place(),
          new Text("set、multiply、add 须写且只写一个", "give one of set, multiply and add"),
          new Text("应为 multiply: 70%", "multiply: 70%"));
      return null;
    }
    Source unit = node.optional("unit");
    Unit in = unit == null ? Unit.NONE : UnitParser.parse(unit, findings::add);
    Source from = node.optional("from");
    Source to = node.optional("to");
    Source optional = node.optional("optional");
    if (amount.isEmpty() || operation == null || targets.isEmpty()) {
      return null;
    }
    Text name =
        node.value("name") == null
            ? Text.same(String.join(", ", targets))
            : node.label("name", "...");
    return new Change(
        targets,
        members.isEmpty() ? List.of("*") : members,
        operation,
        operation == Operation.MULTIPLY
            ? amount.getAsDouble()
            : in.toCanonical(BigDecimal.valueOf(amount.getAsDouble())),
        in,
        from == null ? null : from.text(),
        to == null ? null : to.text(),
        optional != null && optional.text().equals("true"),
        name == null ? Text.same("") : name,
        node.place());
  }

  private OptionalDouble number(Source written) {
    OptionalDouble number = Values.number(written.text());
    if (number.isEmpty()) {
      findings.refuse(
          "not-a-number",
          written.place(),
          new Text(
              "读到 '" + written.text() + "'，应为数字", "read '" + written.text() + "', not a number"),
          Values.numberAdvice(written.text()));
    }
    return number;
  }

  private static List<String> texts(StrictNode node, String key) {
    if (node.value(key) instanceof Scalar scalar) {
      return List.of(scalar.text().strip());
    }
    List<String> texts = new ArrayList<>();
    if (node.value(key) instanceof Items items) {
      for (RawNode item : items.items()) {
        if (item instanceof Scalar scalar) {
          texts.add(scalar.text().strip());
        }
      }
    } else {
      node.items(key); // tells what is wrong with it
    }
    return texts;
  }
}
