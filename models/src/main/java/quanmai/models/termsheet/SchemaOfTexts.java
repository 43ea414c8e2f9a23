package quanmai.models.termsheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.Word;

/** What the JSON Schema says of a single text; an editor may see it as a number or a flag. */
final class SchemaOfTexts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String NUMBER =
      "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,5})?\\s*%?";
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String NAME = "[\\p{L}_][\\p{L}0-9_]*";

  private SchemaOfTexts() {}

  static ObjectNode word(Word word) {
    ObjectNode node = JSON.objectNode();
    ArrayNode values = node.putArray("enum");
    for (String each : word.words()) {
      values.add(each);
      if (each.matches("[0-9]")) {
        values.add(Integer.parseInt(each));
      }
    }
    return node;
  }

  /** The schema of a key that the author chooses. */
  static ObjectNode key(Kind kind) {
    ObjectNode node = JSON.objectNode().put("pattern", "^" + pattern(kind) + "$");
    boolean output = kind == Kind.OUTPUT_NAME;
    if (output || kind == Kind.NAME) {
      var reserved = new TreeSet<String>(Names.KEYWORDS);
      reserved.addAll(Names.BUILT_IN);
      reserved.addAll(output ? java.util.Set.<String>of() : Names.FUNCTIONS);
      ArrayNode values = node.putObject("not").putArray("enum");
      reserved.forEach(values::add);
    }
    return node;
  }

  /** The schema of a value. */
  static ObjectNode value(Kind kind) {
    return switch (kind) {
      case TEXT -> types("string", "number", "boolean").put("maxLength", YamlComposer.MAX_TEXT);
      case FACT ->
          types("string", "number", "boolean", "null").put("maxLength", YamlComposer.MAX_TEXT);
      case FORMULA ->
          finite(types("string", "number"))
              .put("minLength", 1)
              .put("maxLength", YamlComposer.MAX_TEXT);
      case NUMBER, VALUE, PERIODS -> finite(types("number", "string"), kind);
      case BOUND -> finite(types("number", "string", "null"), kind);
      case INTEGER -> finite(types("integer", "string"), kind);
      case FLAG -> types("boolean");
      case DATE -> patterned(types("string"), kind).put("format", "date");
      case NAME, OUTPUT_NAME, REFERENCE, WORD -> patterned(types("string"), kind);
    };
  }

  private static String pattern(Kind kind) {
    return switch (kind) {
      case TEXT, FACT, FORMULA, FLAG -> ".*";
      case NAME, OUTPUT_NAME -> NAME;
      case REFERENCE -> NAME + "(\\." + NAME + ")*";
      case WORD -> "\\p{L}[\\p{L}0-9_-]{0,59}";
      case NUMBER, INTEGER -> NUMBER;
      case BOUND -> "(" + NUMBER + "|~)";
      case DATE -> DATE;
      case VALUE -> "(" + NUMBER + "|" + DATE + "|" + NAME + ")";
      case PERIODS ->
          "([0-9]{1,4}(\\s*\\.\\.\\s*([0-9]{1,4})?)?|"
              + DATE
              + "(\\s*\\.\\.\\s*("
              + DATE
              + ")?)?|"
              + NAME
              + ")";
    };
  }

  private static ObjectNode types(String... types) {
    ObjectNode node = JSON.objectNode();
    if (types.length == 1) {
      return node.put("type", types[0]);
    }
    ArrayNode array = node.putArray("type");
    for (String type : types) {
      array.add(type);
    }
    return node;
  }

  private static ObjectNode patterned(ObjectNode node, Kind kind) {
    return node.put("pattern", "^" + pattern(kind) + "$");
  }

  private static ObjectNode finite(ObjectNode node, Kind kind) {
    return patterned(finite(node), kind);
  }

  /** YAML's infinities are numbers to an editor. */
  private static ObjectNode finite(ObjectNode node) {
    return node.put("minimum", -Double.MAX_VALUE).put("maximum", Double.MAX_VALUE);
  }
}
