package quanmai.models.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quanmai.models.data.Condition;
import quanmai.models.data.Section;
import quanmai.models.data.Verdict;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Text;

/** Which fund a row belongs to: the first rule that holds for it. */
public record Assignment(List<Rule> rules) {

  /**
   * One rule.
   *
   * @param to the fund's name in a book
   * @param name what people call it
   * @param inputs that the fund gives to what it holds, such as its latest exit
   */
  public record Rule(String to, String name, Condition when, Map<String, Double> inputs) {}

  public Assignment {
    rules = List.copyOf(rules);
  }

  /** The rule for {@code row}, or null when none holds. */
  public @Nullable Rule of(Row row) {
    Map<String, String> facts = row.facts();
    return rules.stream()
        .filter(rule -> rule.when().of(facts) == Verdict.YES)
        .findFirst()
        .orElse(null);
  }

  /** The rows with their fund as an attribute and its inputs; a row of no fund is as it was. */
  public List<Row> assign(List<Row> rows) {
    return rows.stream().map(this::assign).toList();
  }

  private Row assign(Row row) {
    Rule rule = of(row);
    if (rule == null) {
      return row;
    }
    Map<String, String> attributes = new LinkedHashMap<>(row.attributes());
    attributes.put(Row.FUND, rule.to());
    Map<String, Double> inputs = new LinkedHashMap<>(row.inputs());
    inputs.putAll(rule.inputs());
    return new Row(row.name(), attributes, inputs);
  }

  /** Reads the list of rules under {@code key}; conditions may name {@code known} only. */
  static Assignment read(Section file, String key, Set<String> known, Findings findings) {
    List<Rule> rules = new ArrayList<>();
    if (file.has(key)) {
      for (Section item : file.sections(key)) {
        Condition when = Condition.parse(item.source("when"), findings);
        String to = item.text("to");
        Map<String, Double> inputs =
            item.has("inputs") ? item.numbers("inputs", -1e12, 1e12) : Map.of();
        if (when != null) {
          unknown(item, when, known);
          rules.add(new Rule(to, item.text("name", to), when, inputs));
        } else {
          item.has("name");
        }
        item.end();
      }
    }
    return new Assignment(rules);
  }

  private static void unknown(Section item, Condition when, Set<String> known) {
    Set<String> missing = new TreeSet<>(when.names());
    missing.removeAll(known);
    for (String name : missing) {
      item.refuse(
          "unknown-attribute",
          "when",
          new Text("项目没有属性 " + name, "rows have no attribute " + name),
          Nearest.advice(name, known));
    }
  }
}
