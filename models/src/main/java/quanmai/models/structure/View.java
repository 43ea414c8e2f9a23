package quanmai.models.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;
import quanmai.models.termsheet.StructureSheet.EntityType;
import quanmai.models.termsheet.StructureSheet.VariantDef;
import quanmai.models.termsheet.Text;

/**
 * A structure seen in one way: with the inputs of one of its variants, and with one answer to
 * whether a foreign partner of a domestic partnership has an establishment.
 *
 * @param key unique among views, such as {@code fdi-hk-5-exempt}
 * @param inputs that differ from those of the file
 */
public record View(
    StructureSheet structure,
    String key,
    Text label,
    Map<String, Source> inputs,
    Establishment establishment) {

  /** Whether foreign partners have an establishment. Law leaves it open, so both are shown. */
  public enum Establishment {
    /** The structure has no foreign partner of a domestic partnership. */
    NO_QUESTION,
    /** Taxed by kind of flow, as edges say (10%). */
    NONE,
    /** Taxed on net income (25%). */
    EXISTS
  }

  public View {
    inputs = Map.copyOf(inputs);
  }

  /** All views of {@code structure}. */
  public static List<View> of(StructureSheet structure) {
    List<View> views = new ArrayList<>();
    List<@Nullable VariantDef> variants = new ArrayList<>(structure.variants());
    if (variants.isEmpty()) {
      variants.add(null);
    }
    boolean question = structure.edges().stream().anyMatch(edge -> isOpen(structure, edge));
    for (VariantDef variant : variants) {
      String key = structure.key() + (variant == null ? "" : "-" + variant.key());
      Text name = structure.name();
      Text label = variant == null ? name : joined(name, variant.label());
      Map<String, Source> inputs = variant == null ? Map.of() : variant.inputs();
      if (question) {
        views.add(
            new View(
                structure,
                key + "-no-pe",
                joined(label, new Text("无常设机构", "no establishment")),
                inputs,
                Establishment.NONE));
        views.add(
            new View(
                structure,
                key + "-pe",
                joined(label, new Text("有常设机构", "an establishment")),
                inputs,
                Establishment.EXISTS));
      } else {
        views.add(new View(structure, key, label, inputs, Establishment.NO_QUESTION));
      }
    }
    return views;
  }

  private static Text joined(Text a, Text b) {
    return new Text(a.zh() + "·" + b.zh(), a.en() + ", " + b.en());
  }

  /** Whether the edge pays a foreign partner of a domestic partnership. */
  static boolean isOpen(StructureSheet structure, EdgeDef edge) {
    Map<String, EntityDef> byName = entities(structure);
    EntityDef from = byName.get(edge.from().text());
    EntityDef to = byName.get(edge.to().text());
    return from != null
        && to != null
        && !edge.serves()
        && from.type() == EntityType.PARTNERSHIP
        && !from.abroad()
        && to.abroad();
  }

  static Map<String, EntityDef> entities(StructureSheet structure) {
    Map<String, EntityDef> byName = new LinkedHashMap<>();
    structure.entities().forEach(entity -> byName.put(entity.name(), entity));
    return byName;
  }

  /** The entity of that name, which the check has found to exist. */
  EntityDef entity(String name) {
    return Objects.requireNonNull(entities(structure).get(name), name);
  }
}
