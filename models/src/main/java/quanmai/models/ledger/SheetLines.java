package quanmai.models.ledger;

import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.YamlText;

/** The text of a term sheet, section by section, entries in the order in which they were added. */
final class SheetLines {

  private final StringBuilder inputs = new StringBuilder();
  private final StringBuilder schedules = new StringBuilder();
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder outputs = new StringBuilder();

  void input(String name, Text label, String unit, String value, String law, String range) {
    entry(inputs, name, label, unit)
        .append(", value: ")
        .append(value)
        .append(law)
        .append(range)
        .append(", confidence: U, source: 全市其余部分，建模假设}\n");
  }

  void feed(String name, Text label, String unit) {
    entry(schedules, name, label, unit).append(", feed: true, values: 0}\n");
  }

  void line(String name, Text label, String unit, String formula) {
    formula(entry(lines, name, label, unit), formula);
  }

  void output(String name, Text label, String unit, String formula) {
    formula(entry(outputs, name, label, unit), formula);
  }

  private static StringBuilder entry(StringBuilder section, String name, Text label, String unit) {
    section.append("  ").append(name).append(": {label: {zh: ").append(YamlText.text(label.zh()));
    section.append(", en: ").append(YamlText.text(label.en())).append('}');
    return unit.isEmpty() ? section : section.append(", unit: ").append(unit);
  }

  private static void formula(StringBuilder section, String formula) {
    section.append(", formula: '").append(formula).append("'}\n");
  }

  String text(String head) {
    return head
        + (inputs.isEmpty() ? "" : "inputs:\n" + inputs)
        + "schedules:\n"
        + schedules
        + "lines:\n"
        + lines
        + "outputs:\n"
        + outputs;
  }
}
