package quanmai.models.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.policy.Rule.Escalation;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StrictNode;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;

/** Reads a pack of rules; all findings at once, and none of them throws. */
final class PackReader {

  private static final List<String> PACK =
      List.of("quanmai", "kind", "name", "dated", "source", "fields", "rules");
  private static final List<String> FIELD = List.of("type", "unit", "words", "zh", "en");
  private static final List<String> RULE =
      List.of(
          "id",
          "name",
          "applies",
          "condition",
          "severity",
          "escalate",
          "message",
          "citation",
          "effective_from",
          "effective_to",
          "confidence",
          "optional");

  private final Map<String, Field> known;
  private final Findings findings;

  /** {@code known}: the fields of the packs before it. */
  private PackReader(Map<String, Field> known, Findings findings) {
    this.known = known;
    this.findings = findings;
  }

  /** The pack in {@code bytes}; what is wrong with it is left out and told. */
  static @Nullable RulePack read(
      String file, byte[] bytes, Map<String, Field> known, Findings findings) {
    Mapping root = TermSheetReader.root(file, bytes, findings);
    return root == null ? null : new PackReader(known, findings).pack(file, root);
  }

  private @Nullable RulePack pack(String file, Mapping root) {
    StrictNode node = StrictNode.of(root, findings, PACK);
    if (node == null) {
      return null;
    }
    Source kind = node.required("kind", "policy");
    if (kind != null && !kind.text().equals("policy")) {
      findings.refuse(
          "unknown-word",
          kind.place(),
          new Text("读到 '" + kind.text() + "'，应为 policy", "read '" + kind.text() + "', not policy"),
          new Text("这不是规则包", "this is no pack of rules"));
      return null;
    }
    node.required("quanmai", "1");
    Text name = node.label("name", "{zh: 规则, en: rules}");
    LocalDate dated = node.date("dated", true);
    Source source = node.optional("source");
    Map<String, Field> own = new LinkedHashMap<>();
    for (RawNode.Entry entry : node.entries("fields")) {
      Field field = field(entry);
      if (field != null) {
        own.put(field.name(), field);
      }
    }
    Map<String, Field> all = new LinkedHashMap<>(known);
    all.putAll(own);
    List<Rule> rules = new ArrayList<>();
    for (RawNode item : node.items("rules")) {
      Rule rule = rule(item, all);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new RulePack(
        file,
        name == null ? Text.same(file) : name,
        dated == null ? LocalDate.EPOCH : dated,
        source == null ? "" : source.text(),
        own,
        rules);
  }

  private @Nullable Field field(RawNode.Entry entry) {
    String name = entry.key().text();
    StrictNode node = StrictNode.of(entry.value(), findings, FIELD);
    if (node == null) {
      return null;
    }
    Field.Type type = node.word("type", Field.Type.values(), true);
    if (known.containsKey(name)) {
      findings.refuse(
          "duplicate-field",
          entry.key().place(),
          new Text("字段 " + name + " 已在另一规则包中声明", "another pack declares the field " + name),
          new Text("应删去此项，直接使用", "delete it here, and use that one"));
    }
    Source unit = node.optional("unit");
    List<String> words = new ArrayList<>();
    for (RawNode item : node.items("words")) {
      if (item instanceof Scalar scalar) {
        words.add(scalar.text().strip());
      }
    }
    Source zh = node.required("zh", "...");
    Source en = node.required("en", "...");
    if (type == null || zh == null || en == null) {
      return null;
    }
    return new Field(
        name,
        type,
        unit == null ? Unit.NONE : UnitParser.parse(unit, findings::add),
        words,
        new Text(zh.text(), en.text()));
  }

  private @Nullable Rule rule(RawNode item, Map<String, Field> fields) {
    StrictNode node = StrictNode.of(item, findings, RULE);
    if (node == null) {
      return null;
    }
    Source id = node.required("id", "OUR-001");
    Text name = node.label("name", "...");
    Source appliesTo = node.required("applies", "deal|fund");
    Source written = node.required("condition", "reinvest_ratio > 1.1");
    Severity severity = node.word("severity", Severity.values(), false);
    Text message = node.label("message", "...");
    Source citation = node.required("citation", "...");
    LocalDate from = node.date("effective_from", true);
    LocalDate to = node.date("effective_to", false);
    Source confidence = node.optional("confidence");
    Source optional = node.optional("optional");
    Condition condition = written == null ? null : ConditionCheck.read(written, fields, findings);
    Set<Subject> applies = appliesTo == null ? Set.of() : applies(appliesTo);
    List<Escalation> escalations = escalations(node, severity, fields);
    ordered(node, from, to);
    if (id == null
        || name == null
        || applies.isEmpty()
        || written == null
        || condition == null
        || severity == null
        || message == null
        || citation == null
        || from == null) {
      return null;
    }
    return new Rule(
        id.text(),
        name,
        applies,
        written.text().strip().replaceAll("\\s+", " "),
        condition,
        severity,
        escalations,
        message,
        citation.text(),
        from,
        to,
        confidence == null ? "" : confidence.text(),
        optional != null && optional.text().equals("true"),
        id.place());
  }

  private void ordered(StrictNode node, @Nullable LocalDate from, @Nullable LocalDate to) {
    Source written = node.optional("effective_to");
    if (from != null && to != null && written != null && to.isBefore(from)) {
      findings.refuse(
          "reversed-dates",
          written.place(),
          new Text("失效日 " + to + " 早于生效日 " + from, "it ends on " + to + ", before " + from),
          new Text("两个日期写反了", "the two dates are exchanged"));
    }
  }

  private Set<Subject> applies(Source written) {
    Set<Subject> all = new LinkedHashSet<>();
    List<String> words = List.of("deal", "fund", "qflp");
    for (String word : written.text().split("\\|", -1)) {
      int at = words.indexOf(word.strip());
      if (at >= 0) {
        all.add(Subject.values()[at]);
      } else {
        findings.refuse(
            "unknown-applies",
            written.place(),
            new Text(
                "没有 '" + word.strip() + "'；有：deal、fund、qflp",
                "there is no '" + word.strip() + "'; there are: deal, fund, qflp"),
            Nearest.advice(word.strip(), words));
      }
    }
    return all;
  }

  private List<Escalation> escalations(
      StrictNode rule, @Nullable Severity severity, Map<String, Field> fields) {
    List<Escalation> all = new ArrayList<>();
    for (RawNode item : rule.items("escalate")) {
      StrictNode node = StrictNode.of(item, findings, List.of("condition", "severity"));
      if (node == null) {
        continue;
      }
      Source written = node.required("condition", "reinvest_ratio > 1.5");
      Severity graver = node.word("severity", Severity.values(), false);
      Condition condition = written == null ? null : ConditionCheck.read(written, fields, findings);
      if (graver != null && severity != null && graver.compareTo(severity) <= 0) {
        findings.refuse(
            "no-escalation",
            node.place(),
            new Text(
                graver + " 不比 " + severity + " 更重", graver + " is not graver than " + severity),
            new Text("应为更重的级别", "a graver one was meant"));
      } else if (written != null && condition != null && graver != null) {
        all.add(new Escalation(written.text().strip(), condition, graver));
      }
    }
    return all;
  }
}
