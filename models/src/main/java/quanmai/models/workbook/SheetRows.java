package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.timeline.Timeline;
import quanmai.models.workbook.Layout.Section;

/** From the nodes of a term sheet to the rows of its sheets: the way back of the reader. */
final class SheetRows {

  private static final RawNode DITTO =
      new Scalar(Layout.DITTO, Layout.DITTO, true, Place.whole(""));

  /** That there is none, which an empty cell does not say. */
  private static final RawNode NONE = new Scalar("~", "~", true, Place.whole(""));

  private final Section section;
  private final Timeline timeline;
  private final List<SheetRow> rows = new ArrayList<>();

  private SheetRows(Section section, Timeline timeline) {
    this.section = section;
    this.timeline = timeline;
  }

  /**
   * The rows of {@code section}.
   *
   * @param timeline on which the values of schedules are spread out
   * @param off whether the entries are only offered, and not read
   */
  static List<SheetRow> of(Section section, Mapping root, Timeline timeline, boolean off) {
    var made = new SheetRows(section, timeline);
    switch (section) {
      case DEAL -> made.deal(root);
      case REPORT -> made.keys(root, KeyRow.REPORT);
      case POLICY -> made.keys(root, KeyRow.POLICY);
      case CORRELATION -> {
        if (root.get("correlation") instanceof Mapping correlation) {
          made.correlation(correlation);
        }
      }
      case INPUTS, SCHEDULES, FACTORS, EVENTS, LINES, INSTRUMENTS, OUTPUTS, FACTS -> {
        if (root.get(section.key()) instanceof Mapping entries) {
          entries.entries().forEach((name, entry) -> made.entry(name, entry.value(), off));
        }
      }
    }
    return made.rows;
  }

  private SheetRow row(boolean off) {
    var row = new SheetRow(off);
    rows.add(row);
    return row;
  }

  private void deal(Mapping root) {
    for (KeyRow key : KeyRow.DEAL) {
      RawNode node = find(root, key.key());
      if (node == null && key.key().matches("(name|note)\\.(zh|en)")) {
        RawNode whole = find(root, key.key().substring(0, 4));
        node = whole instanceof Scalar ? whole : null;
      }
      row(false)
          .put("item", key.label().zh())
          .put("key", key.key())
          .put("remark", key.remark().zh() + "　" + key.remark().en())
          .put("value", node);
    }
    if (find(root, "timeline.phases") instanceof Mapping phases) {
      phases
          .entries()
          .forEach((name, entry) -> phase("timeline.phases." + name, name, entry.value()));
    }
  }

  private void phase(String key, String name, RawNode value) {
    if (value instanceof Mapping dates) {
      dates.entries().forEach((end, entry) -> phase(key + "." + end, name, entry.value()));
    } else {
      row(false)
          .put("item", "阶段 " + name)
          .put("key", key)
          .put("value", value)
          .put("remark", "期号 t 的区间，如 3..8　a range of t, such as 3..8");
    }
  }

  private void keys(Mapping root, List<KeyRow> keys) {
    for (KeyRow key : keys) {
      row(false)
          .put("item", key.label().zh())
          .put("key", key.key())
          .put("remark", key.remark().zh() + "　" + key.remark().en())
          .put("value", find(root, section.key() + "." + key.key()));
    }
    if (find(root, section.key() + ".investor.terms") instanceof Mapping terms) {
      terms
          .entries()
          .forEach(
              (name, entry) ->
                  row(false)
                      .put("item", "持有架构条件 " + name)
                      .put("key", "investor.terms." + name)
                      .put("value", entry.value())
                      .put("remark", "架构的输入　an input of holding structures"));
    }
  }

  private static @Nullable RawNode find(RawNode node, String path) {
    RawNode at = node;
    for (String key : path.split("\\.")) {
      at = at instanceof Mapping mapping ? mapping.get(key) : null;
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private void entry(String name, RawNode node, boolean off) {
    SheetRow first = row(off).put("name", (off ? "# " : "") + name);
    facts(first, node);
    switch (section) {
      case INPUTS -> input(first, name, node, off);
      case SCHEDULES -> values(first, node instanceof Mapping m ? m.get("values") : null);
      case FACTORS -> factor(first, node);
      case EVENTS -> event(first, name, node);
      case LINES -> line(first, name, node);
      case INSTRUMENTS -> instrument(first, name, node, off);
      case OUTPUTS -> first.put("formula", node instanceof Mapping m ? m.get("formula") : node);
      case FACTS -> {
        RawNode value = node instanceof Mapping m ? m.get("value") : node;
        boolean none = value instanceof Scalar scalar && scalar.isNull();
        first.put("value", none ? NONE : value);
        first.put("formula", node instanceof Mapping m ? m.get("formula") : null);
      }
      case DEAL, CORRELATION, REPORT, POLICY -> throw new AssertionError(section);
    }
  }

  private static void facts(SheetRow row, RawNode node) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    RawNode label = mapping.get("label");
    row.put("label.zh", label instanceof Mapping both ? both.get("zh") : label);
    row.put("label.en", label instanceof Mapping both ? both.get("en") : label);
    for (String key : List.of("unit", "source", "confidence", "after", "process", "replace")) {
      row.put(key, mapping.get(key));
    }
    if (mapping.get("range") instanceof Items range && range.items().size() == 2) {
      row.put("low", range.items().get(0));
      row.put("high", range.items().get(1));
    }
  }

  private void input(SheetRow first, String name, RawNode node, boolean off) {
    if (!(node instanceof Mapping mapping)) {
      first.put("value", node);
      return;
    }
    first.put("value", mapping.get("value"));
    switch (mapping.get("distribution")) {
      case Scalar none -> first.put("distribution", none);
      case Mapping law -> law.entries().forEach((kind, entry) -> law(first, kind, entry.value()));
      case null, default -> {}
    }
    if (mapping.get("options") instanceof Mapping options) {
      options
          .entries()
          .forEach(
              (option, entry) ->
                  row(off)
                      .put("name", (off ? "# " : "") + name)
                      .put("option", option)
                      .put("probability", entry.value()));
    }
  }

  private static void law(SheetRow row, String kind, RawNode parameters) {
    row.put("distribution", kind);
    if (parameters instanceof Mapping named) {
      named.entries().forEach((parameter, entry) -> row.open(parameter, entry.value()));
    } else {
      row.open("values", parameters);
    }
  }

  private void values(SheetRow row, @Nullable RawNode values) {
    switch (values) {
      case Scalar scalar -> spread(row, timeline.firstT() + "..", scalar);
      case Items items -> {
        int t = timeline.firstT();
        for (RawNode item : items.items()) {
          spread(row, String.valueOf(t++), item);
        }
      }
      case Mapping mapping ->
          mapping.entries().forEach((key, entry) -> spread(row, key, entry.value()));
      case null, default -> {}
    }
  }

  private void spread(SheetRow row, String key, RawNode value) {
    Timeline.Range range = timeline.range(key);
    for (int t = range == null ? 1 : range.first(); range != null && t <= range.last(); t++) {
      row.open(String.valueOf(t), t == range.first() ? value : DITTO);
    }
  }

  private static void factor(SheetRow row, RawNode node) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, RawNode.Entry> entry : mapping.entries().entrySet()) {
        boolean fact =
            List.of("label", "unit", "source", "confidence", "range", "process")
                .contains(entry.getKey());
        if (!fact) {
          row.open(entry.getKey(), entry.getValue().value());
        }
      }
    }
  }

  private void event(SheetRow first, String name, RawNode node) {
    if (!(node instanceof Mapping mapping)) {
      first.put("hazard", node);
      return;
    }
    first.put("hazard", mapping.get("hazard"));
    if (mapping.get("competing") instanceof Mapping competing) {
      SheetRow row = first;
      for (var each : competing.entries().entrySet()) {
        RawNode hazard = each.getValue().value();
        row.put("name", name)
            .put("competing", each.getKey())
            .put("hazard", hazard instanceof Mapping m ? m.get("hazard") : hazard);
        row = new SheetRow(false);
        rows.add(row);
      }
      rows.removeLast();
    }
  }

  private void line(SheetRow first, String name, RawNode node) {
    RawNode formula = node instanceof Mapping mapping ? mapping.get("formula") : node;
    first.put("phase", node instanceof Mapping mapping ? mapping.get("phase") : null);
    if (!(formula instanceof Mapping phases)) {
      first.put("formula", formula);
      return;
    }
    SheetRow row = first;
    for (var each : phases.entries().entrySet()) {
      row.put("name", name).put("phase", each.getKey()).put("formula", each.getValue().value());
      row = new SheetRow(false);
      rows.add(row);
    }
    rows.removeLast();
  }

  private void instrument(SheetRow first, String name, RawNode node, boolean off) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    first.put("type", mapping.get("type"));
    SheetRow row = first;
    for (var each : mapping.entries().entrySet()) {
      if (each.getKey().equals("type")) {
        continue;
      }
      row.put("name", (off ? "# " : "") + name);
      row.put("setting", each.getKey()).put("value", each.getValue().value());
      row = new SheetRow(off);
      rows.add(row);
    }
    if (row != first) {
      rows.removeLast();
    }
  }

  private void correlation(Mapping node) {
    for (String key : List.of("copula", "nu")) {
      if (node.get(key) != null) {
        row(false).put("item", key).put("value", node.get(key));
      }
    }
    if (node.get("pairs") instanceof Items pairs) {
      for (RawNode each : pairs.items()) {
        if (each instanceof Items pair && pair.items().size() == 3) {
          row(false)
              .put("item", "pair")
              .put("first", pair.items().get(0))
              .put("second", pair.items().get(1))
              .put("value", pair.items().get(2));
        }
      }
    }
    if (node.get("drivers") instanceof Mapping drivers) {
      drivers.entries().forEach((driver, entry) -> driver(driver, entry.value()));
    }
    if (find(node, "matrix.names") instanceof Items names
        && find(node, "matrix.rows") instanceof Items matrix) {
      matrix(names, matrix);
    }
  }

  private void driver(String driver, RawNode loadings) {
    if (loadings instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (factor, entry) ->
                  row(false)
                      .put("item", "driver")
                      .put("first", driver)
                      .put("second", factor)
                      .put("value", entry.value()));
    }
  }

  private void matrix(Items names, Items matrix) {
    for (int i = 0; i < names.items().size(); i++) {
      SheetRow row = row(false).put("item", "matrix").put("first", names.items().get(i));
      if (i < matrix.items().size() && matrix.items().get(i) instanceof Items numbers) {
        for (int j = 0; j < numbers.items().size() && j < names.items().size(); j++) {
          row.open(text(names.items().get(j)), numbers.items().get(j));
        }
      }
    }
  }

  private static String text(RawNode node) {
    return node instanceof Scalar scalar ? scalar.text().strip() : "";
  }
}
