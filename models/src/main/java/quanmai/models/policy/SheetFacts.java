package quanmai.models.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.FactDef;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;

/**
 * What a sheet tells rules: its facts as stated, those that it computes in the base case, its
 * inputs and lines that have the name and unit of a field and one value for the whole deal, and
 * what its instruments say. What is stated goes before what is derived.
 */
final class SheetFacts {

  private final Checked checked;
  private final Map<String, Field> fields;
  private final Findings findings;
  private final BaseCase base;
  private final Map<String, Fact> facts = new LinkedHashMap<>();

  private SheetFacts(Checked checked, Map<String, Field> fields, Findings findings) {
    this.checked = checked;
    this.fields = fields;
    this.findings = findings;
    this.base = new BaseCase(checked);
  }

  /** The facts of {@code checked} about {@code fields}; one that does not fit is a finding. */
  static Map<String, Fact> of(Checked checked, Map<String, Field> fields, Findings findings) {
    var all = new SheetFacts(checked, fields, findings);
    all.stated();
    all.derived();
    return new TreeMap<>(all.facts);
  }

  private void stated() {
    for (FactDef def : checked.sheet().policy().facts()) {
      Field field = fields.get(def.name());
      if (field == null) {
        findings.add(
            Finding.warning(
                "unknown-fact",
                def.place(),
                new Text("没有规则问到 " + def.name(), "no rule asks for " + def.name()),
                Nearest.maybe(def.name(), fields.keySet())));
        continue;
      }
      Fact fact = def.formula() == null ? written(def, field) : computed(def, field);
      if (fact != null) {
        facts.put(def.name(), fact);
      }
    }
  }

  private @Nullable Fact computed(FactDef def, Field field) {
    Checked.Output output =
        checked.facts().stream()
            .filter(fact -> fact.name().equals(def.name()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no fact " + def.name()));
    double value = base.fact(def.name());
    Fact fact = BaseCase.fact(value, output.kind(), output.about().unit(), field);
    if (fact == null && !Double.isNaN(value)) {
      refuse(field, def.place(), output.about().unit().text());
    }
    return fact;
  }

  private @Nullable Fact written(FactDef def, Field field) {
    Source value = def.value();
    if (value == null && field.type() == Field.Type.FLAG) {
      refuse(field, def.place(), "~");
      return null;
    }
    if (value == null) {
      return new Fact.None();
    }
    String text = value.text().strip();
    Fact fact =
        switch (field.type()) {
          case FLAG ->
              text.equals("true") || text.equals("false")
                  ? new Fact.Flag(text.equals("true"))
                  : null;
          case NUMBER -> {
            var number = Values.number(text);
            yield number.isPresent() ? new Fact.Number(number.getAsDouble()) : null;
          }
          case TEXT -> new Fact.Words(unquoted(text));
        };
    if (fact == null) {
      refuse(field, value.place(), text);
    }
    return fact instanceof Fact.Words(String word) && !isWord(field, word, value.place())
        ? null
        : fact;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.matches("(?s)'.*'|\".*\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private boolean isWord(Field field, String word, Place place) {
    List<String> words = field.words();
    if (words.isEmpty() || words.contains(word)) {
      return true;
    }
    findings.refuse(
        "unknown-word",
        place,
        new Text(
            field.name() + " 不能是 '" + word + "'；可为：" + String.join("、", words),
            field.name() + " cannot be '" + word + "'; it is one of " + String.join(", ", words)),
        Nearest.advice(word, words));
    return false;
  }

  private void refuse(Field field, Place place, String read) {
    String unit = field.unit().text();
    Text advice =
        switch (field.type()) {
          case FLAG -> new Text("应为 true 或 false；不知道就不写", "true or false; leave it out if unknown");
          case NUMBER ->
              new Text(
                  "应为数字" + (unit.isEmpty() ? "" : "，单位 " + unit),
                  "a number" + (unit.isEmpty() ? "" : " in " + unit));
          case TEXT -> new Text("应为文字", "a text");
        };
    findings.refuse(
        "fact-type",
        place,
        new Text(
            field.name() + "（" + field.label().zh() + "）不能是 '" + read + "'",
            field.name() + " (" + field.label().en() + ") cannot be '" + read + "'"),
        advice);
  }

  private void derived() {
    for (Field field : fields.values()) {
      Fact fact = facts.containsKey(field.name()) ? null : base.single(field.name(), field);
      if (fact != null) {
        facts.put(field.name(), fact);
      }
    }
    Derived.add(facts, fields, checked.sheet().instruments(), base);
  }
}
