package quanmai.models.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Broken;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Table.OpenColumn;
import quanmai.models.workbook.Table.Row;

/** From the table of a section to the mapping that a file of text would have there. */
final class SectionReader {

  /** Keys that are not copied as they are. */
  private static final List<String> SPECIAL =
      List.of(
          "name",
          "label.zh",
          "label.en",
          "low",
          "high",
          "distribution",
          "option",
          "probability",
          "formula",
          "phase",
          "competing",
          "hazard",
          "type",
          "setting",
          "item",
          "remark");

  private final Table table;
  private final NodeBuilder section;
  private final Findings findings;

  private SectionReader(Table table, NodeBuilder section, Findings findings) {
    this.table = table;
    this.section = section;
    this.findings = findings;
  }

  /** Fills {@code root} with what the table says. */
  static void read(Table table, NodeBuilder root, Findings findings) {
    switch (table.section()) {
      case DEAL -> KeyReader.keys(table, root);
      case REPORT, POLICY -> {
        if (!table.rows().isEmpty()) {
          KeyReader.keys(table, root.in(table.section().key(), table.place()));
        }
      }
      case CORRELATION -> {
        if (!table.rows().isEmpty()) {
          CorrelationReader.read(table, root.in("correlation", table.place()), findings);
        }
      }
      case INPUTS, SCHEDULES, FACTORS, EVENTS, LINES, INSTRUMENTS, OUTPUTS, FACTS -> {
        if (!table.rows().isEmpty()) {
          NodeBuilder section = root.in(table.section().key(), table.place());
          new SectionReader(table, section, findings).entries();
        }
      }
    }
  }

  private void entries() {
    table
        .byName()
        .forEach(
            (name, rows) -> {
              NodeBuilder entry = section.in(name, rows.getFirst().place());
              switch (table.section()) {
                case INPUTS -> input(entry, rows);
                case SCHEDULES -> schedule(entry, once(rows));
                case FACTORS -> factor(entry, once(rows));
                case EVENTS -> event(entry, rows);
                case LINES -> line(entry, rows);
                case INSTRUMENTS -> instrument(entry, rows);
                case OUTPUTS -> output(entry, once(rows));
                case FACTS -> fact(entry, once(rows));
                case DEAL, CORRELATION, REPORT, POLICY -> throw new AssertionError(table.section());
              }
            });
  }

  /** The only row of an entry; more are refused. */
  private Row once(List<Row> rows) {
    rows.stream().skip(1).forEach(row -> twice(row, rows.getFirst()));
    return rows.getFirst();
  }

  private void twice(Row row, Row first) {
    findings.refuse(
        "duplicate-name",
        row.place(),
        new Text(
            row.name() + " 写了两次，第一次在 " + first.place().shown(),
            row.name() + " is written twice, first in " + first.place().shown()),
        new Text("应删去其中之一，或改名", "delete or rename one of them"));
  }

  private void copy(NodeBuilder entry, Row row, String key) {
    entry.put(key, table.place(row, key, ""), table.node(row, key, entry.path(key)));
  }

  /** Labels, range, and all keys that stand in a column of their own. */
  private void facts(NodeBuilder entry, Row row) {
    label(entry, row);
    for (String key : table.columns().keySet()) {
      if (!SPECIAL.contains(key)) {
        copy(entry, row, key);
      }
    }
    range(entry, row);
  }

  private void label(NodeBuilder entry, Row row) {
    RawNode zh = table.node(row, "label.zh", entry.path("label.zh"));
    RawNode en = table.node(row, "label.en", entry.path("label.en"));
    Place place = table.place(row, "label.zh", "");
    if (zh != null && en != null) {
      NodeBuilder label = entry.in("label", place);
      label.put("zh", place, zh);
      label.put("en", table.place(row, "label.en", ""), en);
    } else {
      entry.put("label", place, zh == null ? en : zh);
    }
  }

  private void range(NodeBuilder entry, Row row) {
    String path = entry.path("range");
    RawNode low = table.node(row, "low", path + "[0]");
    RawNode high = table.node(row, "high", path + "[1]");
    if (low != null || high != null) {
      Place place = table.place(row, "low", path);
      entry.put("range", place, new Items(List.of(bound(low, place), bound(high, place)), place));
    }
  }

  private static RawNode bound(@Nullable RawNode node, Place place) {
    return node == null ? new Scalar("~", "~", false, place) : node;
  }

  private void input(NodeBuilder entry, List<Row> rows) {
    Row first = rows.getFirst();
    facts(entry, first);
    distribution(entry, first);
    for (Row row : rows) {
      boolean option = !table.isEmpty(row, "option");
      if (row != first && !(option && saysOnly(row, List.of("name", "option", "probability")))) {
        twice(row, first);
      } else if (option) {
        option(entry, row);
      } else if (!table.isEmpty(row, "probability")) {
        without(row, "probability", "option", entry.path("options"));
      }
    }
  }

  private void option(NodeBuilder entry, Row row) {
    String option = table.text(row, "option");
    Place place = table.place(row, "option", "");
    NodeBuilder options = entry.in("options", place);
    RawNode probability =
        table.node(row, "probability", options.path(option == null ? "" : option.strip()));
    if (option == null) {
      table.node(row, "option", options.place().path()); // tells what is wrong with it
    } else if (probability == null) {
      without(row, "option", "probability", options.place().path());
    } else {
      options.put(option.strip(), place, probability);
    }
  }

  private void distribution(NodeBuilder entry, Row row) {
    Map<String, RawNode> parameters = opened(row, entry.path("distribution"));
    String kind = table.text(row, "distribution");
    if (kind == null) {
      RawNode wrong = table.node(row, "distribution", entry.path("distribution"));
      if (wrong == null && !parameters.isEmpty()) {
        Place place = parameters.values().iterator().next().place();
        findings.refuse(
            "without-distribution",
            place,
            new Text("有参数而没有分布", "a parameter without a distribution"),
            new Text("应在“分布”列选一种，或清空此格", "choose one in the column 'distribution', or clear this"));
      }
      return;
    }
    Place place = table.place(row, "distribution", "");
    if (kind.strip().equals("none") && parameters.isEmpty()) {
      copy(entry, row, "distribution");
      return;
    }
    NodeBuilder inner = entry.in("distribution", place).in(kind.strip(), place);
    parameters.forEach((key, node) -> inner.put(key, node.place(), node));
  }

  /** What stands in the open columns of a row, by key. */
  private Map<String, RawNode> opened(Row row, String path) {
    Map<String, RawNode> found = new LinkedHashMap<>();
    table
        .open()
        .forEach(
            (Integer number, OpenColumn column) -> {
              RawNode node = table.node(row, number, column, path + "." + column.key());
              if (node != null) {
                found.put(column.key(), node);
              }
            });
    return found;
  }

  private void schedule(NodeBuilder entry, Row row) {
    facts(entry, row);
    Map<String, RawNode> values = new PeriodCells(table, findings).read(row, entry.path("values"));
    if (!values.isEmpty()) {
      NodeBuilder grid = entry.in("values", row.place());
      values.forEach((t, node) -> grid.put(t, node.place(), node));
    }
  }

  private void factor(NodeBuilder entry, Row row) {
    facts(entry, row);
    opened(row, entry.place().path()).forEach((key, node) -> entry.put(key, node.place(), node));
  }

  private void event(NodeBuilder entry, List<Row> rows) {
    Row first = rows.getFirst();
    label(entry, first);
    for (Row row : rows) {
      String competing = table.text(row, "competing");
      Place place = table.place(row, "hazard", "");
      if (row != first && competing == null) {
        twice(row, first);
      } else if (competing == null) {
        entry.put("hazard", place, table.node(row, "hazard", entry.path("hazard")));
      } else {
        NodeBuilder all = entry.in("competing", table.place(row, "competing", ""));
        RawNode hazard = table.node(row, "hazard", all.path(competing.strip()));
        if (hazard == null) {
          without(row, "competing", "hazard", all.path(competing.strip()));
        }
        all.put(competing.strip(), table.place(row, "competing", ""), hazard);
      }
    }
  }

  private void line(NodeBuilder entry, List<Row> rows) {
    Row first = rows.getFirst();
    facts(entry, first);
    if (rows.size() == 1) {
      copy(entry, first, "phase");
      copy(entry, first, "formula");
      return;
    }
    NodeBuilder formulas = entry.in("formula", table.place(first, "formula", ""));
    for (Row row : rows) {
      String phase = table.text(row, "phase");
      if (row != first && !saysOnly(row, List.of("name", "phase", "formula"))) {
        twice(row, first);
      } else if (phase == null) {
        without(row, "formula", "phase", formulas.place().path());
      } else {
        String path = formulas.path(phase.strip());
        RawNode formula = table.node(row, "formula", path);
        formulas.put(phase.strip(), table.place(row, "phase", ""), formula);
      }
    }
  }

  private void instrument(NodeBuilder entry, List<Row> rows) {
    for (Row row : rows) {
      Place place = table.place(row, "setting", "");
      String setting = table.text(row, "setting");
      copy(entry, row, "type");
      if (setting == null && !table.isEmpty(row, "value")) {
        without(row, "value", "setting", entry.place().path());
      } else if (setting != null) {
        RawNode value = table.node(row, "value", entry.path(setting.strip()));
        if (value == null) {
          without(row, "setting", "value", entry.path(setting.strip()));
          value = new Broken(place);
        }
        entry.put(setting.strip(), place, value);
      }
    }
  }

  private void output(NodeBuilder entry, Row row) {
    facts(entry, row);
    copy(entry, row, "formula");
  }

  private void fact(NodeBuilder entry, Row row) {
    RawNode value = table.node(row, "value", entry.path("value"));
    boolean none = value instanceof Scalar scalar && scalar.text().strip().equals("~");
    entry.put("value", row.place(), none ? bound(null, row.place()) : value);
    for (String key : List.of("formula", "source", "confidence")) {
      if (table.columns().containsKey(key)) {
        copy(entry, row, key);
      }
    }
  }

  private boolean saysOnly(Row row, List<String> keys) {
    boolean open =
        table.open().keySet().stream()
            .anyMatch(number -> !table.cells().isEmpty(row.number(), number));
    return !open
        && table.columns().values().stream()
            .filter(at -> !keys.contains(at.column().key()) && at.column().kind() != Kind.REMARK)
            .allMatch(at -> table.isEmpty(row, at.column().key()));
  }

  /** One cell needs another. */
  private void without(Row row, String given, String lacking, String path) {
    Table.At at = table.columns().get(lacking);
    Text heading = at == null ? Text.same(lacking) : at.column().heading();
    findings.refuse(
        "empty-cell",
        table.place(row, at == null ? given : lacking, path),
        new Text("此行缺“" + heading.zh() + "”", "'" + heading.en() + "' is empty in this row"),
        new Text("应填上，或清空此行", "fill it in, or clear the row"));
  }
}
