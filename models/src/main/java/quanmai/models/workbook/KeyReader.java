package quanmai.models.workbook;

import quanmai.models.termsheet.RawNode;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Table.Row;

/** Sheets of keys with one value each; an empty value is as good as no row. */
final class KeyReader {

  private KeyReader() {}

  /** The keys of {@code table}, with a dot for what lies deeper. */
  static void keys(Table table, NodeBuilder into) {
    for (Row row : table.rows()) {
      String[] keys = row.name().split("\\.", -1);
      String path = into.path(row.name());
      RawNode value = table.node(row, "value", kind(table, row.name()), path);
      if (value == null) {
        continue;
      }
      NodeBuilder at = into;
      for (int k = 0; k < keys.length - 1; k++) {
        at = at.in(keys[k], row.place());
      }
      at.put(keys[keys.length - 1], row.place(), value);
    }
    into.soleChild("name");
    into.soleChild("note");
  }

  private static Kind kind(Table table, String key) {
    if (table.section() != Layout.Section.DEAL) {
      return table.section() == Layout.Section.REPORT ? Kind.FORMULA : Kind.SETTING;
    }
    return switch (key) {
      case "timeline.start", "timeline.end", "timeline.stub" -> Kind.DATE;
      case "timeline.periods", "quanmai" -> Kind.NUMBER;
      case "timeline.opening" -> Kind.FLAG;
      default -> key.endsWith(".from") || key.endsWith(".to") ? Kind.DATE : Kind.TEXT;
    };
  }
}
