package quanmai.models.termsheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;

/**
 * Lays a deal over the template that it builds on.
 *
 * <p>The template's entries come first, in its order; new ones of the deal follow. An input,
 * schedule, factor, event, output or instrument of the same name takes the fields that the deal
 * gives and keeps the others; a factor of another process keeps only its facts, and an event only
 * its label. A line, or an instrument of another type, is replaced as a whole, and only where the
 * deal says {@code replace: true}. Timeline, report, facts and policy merge by key, phases by name;
 * a correlation is taken as a whole. Every piece keeps the place where it was written.
 */
final class TemplateMerge {

  private static final Set<String> BY_FIELD =
      Set.of("inputs", "schedules", "factors", "events", "outputs", "instruments", "lines");
  private static final Set<String> BY_KEY = Set.of("timeline", "report", "facts", "policy");

  /** What a template says of a sample deal only. */
  static final String EXAMPLE = "example";

  private static final Set<String> FACTS =
      Set.of("label", "unit", "source", "confidence", "range", "process");

  private final Findings findings;

  TemplateMerge(Findings findings) {
    this.findings = findings;
  }

  Mapping merge(Mapping template, Mapping deal) {
    var all = new LinkedHashMap<>(template.entries());
    all.remove("kind");
    all.remove("name");
    all.remove("note");
    all.remove(EXAMPLE);
    for (Entry entry : deal.entries().values()) {
      String key = entry.key().text();
      RawNode base = template.get(key);
      all.put(key, new Entry(entry.key(), section(key, base, entry.value())));
    }
    return new Mapping(Collections.unmodifiableMap(all), deal.place());
  }

  private RawNode section(String key, @Nullable RawNode base, RawNode own) {
    if (own instanceof Scalar scalar && scalar.isNull() && base != null) {
      return base;
    }
    if (!(own instanceof Mapping mine)) {
      return own;
    }
    Mapping under = base instanceof Mapping mapping ? mapping : new Mapping(Map.of(), own.place());
    if (BY_KEY.contains(key)) {
      return timelineEnd(overlay(under, mine, Set.of("phases", "investor", "terms")), mine);
    }
    if (!BY_FIELD.contains(key)) {
      return own;
    }
    var all = new LinkedHashMap<>(under.entries());
    for (Entry entry : mine.entries().values()) {
      String name = entry.key().text();
      Entry old = under.entries().get(name);
      if (key.equals("lines") || key.equals("instruments")) {
        replaceable(key, entry, old);
      }
      boolean whole = key.equals("lines") || replaces(entry);
      all.put(name, old == null || whole ? entry : new Entry(entry.key(), fields(key, old, entry)));
    }
    return new Mapping(Collections.unmodifiableMap(all), own.place());
  }

  /** A deal that gives one of periods and end drops the template's other. */
  private static Mapping timelineEnd(Mapping merged, Mapping own) {
    var all = new LinkedHashMap<>(merged.entries());
    if (own.get("end") != null && own.get("periods") == null) {
      all.remove("periods");
    }
    if (own.get("periods") != null && own.get("end") == null) {
      all.remove("end");
    }
    return new Mapping(Collections.unmodifiableMap(all), merged.place());
  }

  /** The entries of {@code base} with those of {@code own} over them; {@code deep} merge too. */
  private static Mapping overlay(Mapping base, Mapping own, Set<String> deep) {
    var all = new LinkedHashMap<>(base.entries());
    for (Entry entry : own.entries().values()) {
      String key = entry.key().text();
      RawNode value = entry.value();
      if (deep.contains(key) && base.get(key) instanceof Mapping && value instanceof Mapping over) {
        value = overlay(Pick.mapping(base, key), over, deep);
      }
      all.put(key, new Entry(entry.key(), value));
    }
    return new Mapping(Collections.unmodifiableMap(all), own.place());
  }

  private static RawNode fields(String section, Entry old, Entry own) {
    String main =
        section.equals("inputs") ? "value" : section.equals("events") ? "hazard" : "formula";
    RawNode base = asMapping(old.value(), main);
    RawNode mine = asMapping(own.value(), main);
    if (!(base instanceof Mapping under) || !(mine instanceof Mapping over)) {
      return own.value();
    }
    return overlay(keeps(section, under, over), over, Set.of());
  }

  /** What of the template's entry survives beside the deal's fields. */
  private static Mapping keeps(String section, Mapping base, Mapping own) {
    Source before = Pick.source(base, "process");
    Source now = Pick.source(own, "process");
    boolean otherProcess =
        section.equals("factors")
            && before != null
            && now != null
            && !before.text().equals(now.text());
    boolean hazards = own.get("hazard") != null || own.get("competing") != null;
    boolean draws = own.get("distribution") != null || own.get("options") != null;
    var kept = new LinkedHashMap<>(base.entries());
    if (otherProcess) {
      kept.keySet().retainAll(FACTS);
    }
    if (section.equals("events") && hazards) {
      kept.keySet().removeAll(List.of("hazard", "competing"));
    }
    if (section.equals("inputs") && draws) {
      kept.keySet().removeAll(List.of("distribution", "options"));
    }
    return new Mapping(Collections.unmodifiableMap(kept), base.place());
  }

  /** The short form of an entry, written out. */
  private static RawNode asMapping(RawNode node, String main) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node instanceof Scalar ? new Mapping(Map.of(), node.place()) : node;
    }
    var key = new Scalar(main, main, false, node.place());
    return new Mapping(Map.of(main, new Entry(key, node)), node.place());
  }

  private static boolean replaces(Entry entry) {
    return Pick.flag(entry.value(), "replace", false);
  }

  private static boolean otherType(Entry old, Entry own) {
    Source before = Pick.source(old.value(), "type");
    Source now = Pick.source(own.value(), "type");
    return before != null && now != null && !before.text().equals(now.text());
  }

  private void replaceable(String section, Entry own, @Nullable Entry old) {
    boolean replaces = replaces(own);
    String name = own.key().text();
    boolean redefined = old != null && (section.equals("lines") || otherType(old, own));
    if (old != null && redefined && !replaces) {
      Place there = old.key().place();
      findings.refuse(
          "redefined",
          own.key().place(),
          new Text(
              name + " 已由模板定义（" + there.shown() + "）",
              name + " is defined by the template (" + there.shown() + ")"),
          new Text("应加上 replace: true，或改名", "add 'replace: true', or rename it"));
    }
    if (old == null && replaces) {
      findings.refuse(
          "nothing-to-replace",
          own.key().place(),
          new Text(
              "模板的 " + section + " 里没有 " + name, "the template has no " + name + " in " + section),
          new Text("应删去 replace，或名称写错", "delete replace, or the name is misspelt"));
    }
  }
}
