package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.TermSheet.InputDef;

/**
 * A holding structure as its author wrote it: who holds a deal through whom, and what each step
 * costs.
 *
 * @param key what commands call it
 * @param inputs its numbers, each with a value
 * @param edges money goes up each from {@code from} to {@code to}, and capital down
 * @param variants views that differ in inputs; empty when there is one view
 */
public record StructureSheet(
    String key,
    Text name,
    @Nullable Text note,
    List<InputDef> inputs,
    List<EntityDef> entities,
    List<EdgeDef> edges,
    List<VariantDef> variants,
    Place place) {

  /** The name that edges use for the deal. */
  public static final String DEAL = "deal";

  public StructureSheet {
    inputs = List.copyOf(inputs);
    entities = List.copyOf(entities);
    edges = List.copyOf(edges);
    variants = List.copyOf(variants);
  }

  /** What an entity is to tax and to money. */
  public enum EntityType {
    /** Passes on what it gets as what it was; its partners are taxed. */
    PARTNERSHIP,
    /** Is taxed itself, and pays dividends and returns capital. */
    COMPANY,
    INVESTOR,
    MANAGER
  }

  /**
   * An entity.
   *
   * @param currency of an investor, null for that of the deal
   * @param terms by path, such as {@code loan.share}; a number or the name of an input
   */
  public record EntityDef(
      String name,
      Text label,
      EntityType type,
      boolean abroad,
      @Nullable Source currency,
      Map<String, Source> terms,
      Place place) {}

  /**
   * An edge.
   *
   * @param terms by path, such as {@code share} and {@code tax.dividend}; a number or the name of
   *     an input
   */
  public record EdgeDef(Source from, Source to, Map<String, Source> terms, Place place) {

    /** The term of that path, or null. */
    public @Nullable Source term(String path) {
      return terms.get(path);
    }

    /** Whether it pays a manager, instead of an owner. */
    public boolean serves() {
      return terms.containsKey("fee") || terms.containsKey("carry");
    }
  }

  /** A view of a structure: other values of some inputs. */
  public record VariantDef(String key, Text label, Map<String, Source> inputs, Place place) {}

  /** A structure, or what is wrong with its file. */
  public record Read(@Nullable StructureSheet sheet, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /** Reads a structure from the bytes of a file of that name. */
  public static Read read(String key, String file, byte[] bytes) {
    var findings = new Findings();
    Mapping root = TermSheetReader.root(file, bytes, findings);
    if (root == null) {
      return new Read(null, findings.all());
    }
    new ShapeCheck(findings, ShapeCheck.Part.BOTH, true)
        .check(root, GrammarOfStructures.FILE, "quanmai: 1");
    StructureSheet sheet = new Builder(root, findings).build(key);
    return new Read(findings.refused() ? null : sheet, findings.all());
  }

  private record Builder(Mapping root, Findings findings) {

    StructureSheet build(String key) {
      Text name = Pick.label(root.get("name"));
      var inputs = new InputBuilder(new SheetRules(findings), true);
      List<InputDef> defs = new ArrayList<>();
      entries("inputs").forEach(entry -> defs.add(inputs.input(entry)));
      List<EntityDef> entities = new ArrayList<>();
      entries("entities").forEach(entry -> entities.add(entity(entry)));
      List<EdgeDef> edges = new ArrayList<>();
      Pick.items(root.get("edges")).forEach(node -> edges.add(edge(node)));
      List<VariantDef> variants = new ArrayList<>();
      entries("variants").forEach(entry -> variants.add(variant(entry)));
      return new StructureSheet(
          key,
          name == null ? Text.same(key) : name,
          Pick.label(root.get("note")),
          defs,
          entities,
          edges,
          variants,
          root.place());
    }

    private Iterable<Entry> entries(String section) {
      return Pick.mapping(root, section).entries().values();
    }

    private EntityDef entity(Entry entry) {
      RawNode node = entry.value();
      Text label = node instanceof Mapping mapping ? Pick.label(mapping.get("label")) : null;
      Source type = Pick.source(node, "type");
      EntityType known = EntityType.INVESTOR;
      for (EntityType each : EntityType.values()) {
        if (type != null && each.name().equalsIgnoreCase(type.text())) {
          known = each;
        }
      }
      String name = entry.key().text();
      return new EntityDef(
          name,
          label == null ? Text.same(name) : label,
          known,
          Pick.flag(node, "abroad", false),
          Pick.source(node, "currency"),
          terms(node),
          entry.key().place());
    }

    private static EdgeDef edge(RawNode node) {
      Source none = new Source("", node.place());
      Source from = Pick.source(node, "from");
      Source to = Pick.source(node, "to");
      return new EdgeDef(
          from == null ? none : from, to == null ? none : to, terms(node), node.place());
    }

    private static VariantDef variant(Entry entry) {
      Text label =
          entry.value() instanceof Mapping mapping ? Pick.label(mapping.get("label")) : null;
      return new VariantDef(
          entry.key().text(),
          label == null ? Text.same(entry.key().text()) : label,
          Pick.sources(Pick.mapping(entry.value(), "inputs")),
          entry.key().place());
    }

    private static Map<String, Source> terms(RawNode node) {
      Map<String, Source> all = new LinkedHashMap<>();
      terms("", node, all);
      return all;
    }

    private static void terms(String prefix, RawNode node, Map<String, Source> into) {
      if (node instanceof Mapping mapping) {
        mapping
            .entries()
            .forEach(
                (key, entry) -> {
                  Source source = Pick.source(entry.value());
                  if (source == null) {
                    terms(prefix + key + ".", entry.value(), into);
                  } else {
                    into.put(prefix + key, source);
                  }
                });
      }
    }
  }
}
