package quanmai.models.termsheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Shape.Either;
import quanmai.models.termsheet.Shape.Field;
import quanmai.models.termsheet.Shape.Fields;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/**
 * The JSON Schema (draft 2020-12) of term sheets, for editors, written from the reader's own table
 * of keys.
 *
 * <p>It says what a key may hold; what takes several values or names together (cycles, units,
 * duplicate keys, probabilities that do not sum to 1) only the reader and the checker know. A file
 * that builds on a template may leave out what the template has.
 */
public final class TermSheetSchema {

  /** The published file on the class path. */
  public static final String RESOURCE = "quanmai/models/schema/termsheet.schema.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a file must have: a deal alone, a template alone, or laid over a template. */
  private enum Variant {
    DEAL(""),
    TEMPLATE("-of-template"),
    OVER("-over-template");

    private final String suffix;

    Variant(String suffix) {
      this.suffix = suffix;
    }

    boolean requires(Field field) {
      return switch (field.need()) {
        case ALWAYS -> this != OVER || ALWAYS_OWN.contains(field.name());
        case IN_DEALS -> this == DEAL;
        case NO -> false;
      };
    }
  }

  /** What no template can give, and what only occurs whole. */
  private static final java.util.Set<String> ALWAYS_OWN =
      java.util.Set.of("quanmai", "kind", "name", "zh", "en", "from", "to", "names", "rows");

  private final Map<Shape, String> named = new LinkedHashMap<>();
  private final ObjectNode definitions = JSON.objectNode();

  private TermSheetSchema() {
    named.put(Grammar.FILE, "file");
    named.put(Grammar.LABEL, "label");
    named.put(Grammar.TIMELINE, "timeline");
    named.put(Grammar.INPUT, "input");
    named.put(Grammar.SCHEDULE, "schedule");
    named.put(Grammar.FACTOR, "factor");
    named.put(Grammar.CORRELATION, "correlation");
    named.put(Grammar.EVENT, "event");
    named.put(Grammar.LINE, "line");
    named.put(Grammar.INSTRUMENT, "instrument");
    named.put(Grammar.OUTPUT, "output");
    named.put(GrammarOfPolicy.FACT, "fact");
  }

  /** The schema as text. */
  public static String json() {
    var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new JsonMapper().writer(printer).writeValueAsString(new TermSheetSchema().root())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of nodes is always JSON", e);
    }
  }

  private ObjectNode root() {
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:quanmai:termsheet:1");
    root.put("title", "泉脉交易文件 Quanmai term sheet");
    root.put("type", "object");
    root.putObject("if").putArray("required").add("template");
    root.set("then", shape(Grammar.FILE, Variant.OVER));
    ObjectNode otherwise = root.putObject("else");
    ObjectNode isTemplate = otherwise.putObject("if");
    isTemplate.putObject("properties").putObject("kind").put("const", "template");
    isTemplate.putArray("required").add("kind");
    otherwise.set("then", shape(Grammar.FILE, Variant.TEMPLATE));
    otherwise.set("else", shape(Grammar.FILE, Variant.DEAL));
    root.set("$defs", definitions);
    return root;
  }

  /** A shape, or a reference to it where it has a name. */
  private ObjectNode shape(Shape shape, Variant variant) {
    String name = named.get(shape);
    if (name == null) {
      return written(shape, variant);
    }
    String key = name + variant.suffix;
    if (!definitions.has(key)) {
      definitions.set(key, JSON.objectNode()); // holds its place in the order
      definitions.set(key, written(shape, variant));
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + key);
  }

  private ObjectNode written(Shape shape, Variant variant) {
    return switch (shape) {
      case Plain(var kind) -> SchemaOfTexts.value(kind);
      case Word word -> SchemaOfTexts.word(word);
      case ListOf list -> list(list, variant);
      case MapOf map -> map(map, variant);
      case Fields fields -> fields(fields, variant);
      case Shape.Partial(var fields) -> fields(fields, Variant.OVER);
      case Either either -> either(either, variant);
      case Shape.Setting _ -> JSON.objectNode();
    };
  }

  private ObjectNode list(ListOf list, Variant variant) {
    ObjectNode node = JSON.objectNode().put("type", "array");
    node.set("items", shape(list.item(), variant));
    if (list.least() > 0) {
      node.put("minItems", list.least());
    }
    if (list.most() < Integer.MAX_VALUE) {
      node.put("maxItems", list.most());
    }
    return node;
  }

  private ObjectNode map(MapOf map, Variant variant) {
    ObjectNode node = JSON.objectNode();
    node.putArray("type").add("object").add("null");
    node.set("propertyNames", SchemaOfTexts.key(map.key()));
    node.set("additionalProperties", shape(map.value(), variant));
    if (map.most() < Integer.MAX_VALUE) {
      node.put("maxProperties", map.most());
    }
    return node;
  }

  private ObjectNode fields(Fields fields, Variant variant) {
    ObjectNode node = JSON.objectNode().put("type", "object");
    ObjectNode properties = node.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Field field : fields.fields()) {
      ObjectNode property = shape(field.shape(), variant);
      property.put("description", field.meaning().zh() + " | " + field.meaning().en());
      properties.set(field.name(), property);
      if (variant.requires(field)) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      node.set("required", required);
    }
    if (fields.rest() == null) {
      node.put("additionalProperties", false);
    }
    return node;
  }

  private ObjectNode either(Either either, Variant variant) {
    ObjectNode node = JSON.objectNode();
    ArrayNode any = node.putArray("anyOf");
    add(any, either.text(), variant);
    add(any, either.list(), variant);
    add(any, either.mapping(), variant);
    return node;
  }

  private void add(ArrayNode any, @Nullable Shape shape, Variant variant) {
    if (shape != null) {
      any.add(shape(shape, variant));
    }
  }
}
