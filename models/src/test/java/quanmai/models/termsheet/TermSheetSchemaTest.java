package quanmai.models.termsheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published schema agrees with the reader.
 *
 * <p>When keys change, write the file anew: {@code ./quanmai schema >
 * models/src/main/resources/quanmai/models/schema/termsheet.schema.json}.
 */
class TermSheetSchemaTest {

  private static final String TEXT = resource("/" + TermSheetSchema.RESOURCE);
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Rules of the reader that a schema can know: about one key or value. */
  private static final Set<String> ONE_VALUE =
      Set.of(
          "unknown-key",
          "wrong-shape",
          "missing-key",
          "unknown-word",
          "bad-name",
          "bad-word",
          "not-a-number",
          "not-finite",
          "not-a-date",
          "not-a-flag",
          "not-a-value",
          "bad-periods",
          "wrong-length",
          "too-many-keys",
          "empty-value",
          "not-whole");

  private static String resource(String name) {
    try (var in = TermSheetSchemaTest.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean accepts(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
  }

  @Test
  void thePublishedFileIsWhatTheReadersTableSays() {
    assertThat(TEXT).isEqualTo(TermSheetSchema.json());
  }

  static Stream<Path> files() throws IOException, URISyntaxException {
    var files = new ArrayList<Path>();
    for (String folder : List.of("/quanmai/models/templates", "/quanmai/models/cases")) {
      var url = requireNonNull(TermSheetSchemaTest.class.getResource(folder), folder);
      try (Stream<Path> list = Files.list(Path.of(url.toURI()))) {
        list.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void templatesAndCasesAreValid(Path file) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    assertThat(TermSheetReader.read(file).findings()).isEmpty();
  }

  @Test
  void theFileWithEveryKeyIsValid() {
    assertThat(SCHEMA.validate(resource("full.yaml"), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inptus: {a: 1}",
        "inputs: {a: {valeu: 1}}",
        "inputs: {a: .inf}",
        "inputs: {a: [1]}",
        "inputs: {1a: 2}",
        "inputs: {dt: 2}",
        "inputs: {irr: 2}",
        "inputs: {a: '1,000'}",
        "inputs: {a: {value: 1, confidence: X}}",
        "inputs: {a: {value: 1, range: [9]}}",
        "schedules: {s: {unit: 亿元}}",
        "schedules: {s: {values: {-1: 2}}}",
        "factors: {p: {drift: 1}}",
        "correlation: {copula: student}",
        "correlation: {pairs: [[a, b]]}",
        "lines: {a: b * c}",
        "lines: {a: {formula: b}}",
        "lines: {a: {unit: 亿元, formula: b, replace: 1}}",
        "instruments: {i: {rate: 5%}}",
        "report: {cashflow: a b}",
        "name: {zh: 甲}",
        "timeline: {start: 2026-11-24, step: week, periods: 8}",
        "timeline: {start: 24/11/2026, step: year, periods: 8}",
        "timeline: {start: 2026-11-24, step: year, periods: 8.5}",
        "outputs: [1]",
        "quanmai: 2",
        "kind: contract",
      })
  void bothRefuse(String section) throws IOException {
    var tree = (ObjectNode) YAML.readTree(resource("full.yaml"));
    tree.remove(section.substring(0, section.indexOf(':')));
    String text = YAML.writeValueAsString(tree) + section + "\n";
    assertThat(accepts(text)).isFalse();
    assertThat(broken(text)).isNotEmpty();
  }

  /** Damages every value of the file with every key in turn; both sides must say the same. */
  @Test
  void theyAgreeOnEveryDamage() throws IOException {
    var whole = (ObjectNode) YAML.readTree(resource("full.yaml"));
    var damages = new ArrayList<Consumer<ObjectNode>>();
    damages(whole, path(), damages);
    assertThat(damages).hasSizeGreaterThan(300);
    int refused = 0;
    for (var damage : damages) {
      ObjectNode copy = whole.deepCopy();
      damage.accept(copy);
      String text = text(copy);
      List<String> broken = broken(text);
      assertThat(accepts(text))
          .as("reader says %s of%n%s", broken, text)
          .isEqualTo(broken.isEmpty());
      refused += broken.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(200);
  }

  /** The rules about one key or value that the reader finds broken. */
  private static List<String> broken(String text) {
    return TermSheetReader.read("x", text).findings().stream()
        .filter(f -> ONE_VALUE.contains(f.rule()) && !concernsKeysTogether(f))
        .map(f -> f.rule() + " " + f.where())
        .toList();
  }

  /** An event needs one of two keys, and a t copula nu: a schema is not asked to know that. */
  private static boolean concernsKeysTogether(Finding f) {
    String path = f.where().path();
    return f.rule().equals("missing-key")
        && (path.matches("events\\.[^.]+") || path.equals("correlation"));
  }

  private static List<Object> path(Object... steps) {
    return List.of(steps);
  }

  private static String text(JsonNode node) {
    try {
      return YAML.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void damages(JsonNode node, List<Object> path, List<Consumer<ObjectNode>> into) {
    if (node instanceof ObjectNode object) {
      into.add(root -> ((ObjectNode) at(root, path)).put("zzz", "nothing"));
      object.fieldNames().forEachRemaining(key -> child(object.get(key), path, key, into));
    } else if (node instanceof ArrayNode array) {
      into.add(root -> ((ArrayNode) at(root, path)).removeAll());
      for (int i = 0; i < array.size(); i++) {
        child(array.get(i), path, i, into);
      }
    }
  }

  private static void child(
      JsonNode child, List<Object> path, Object step, List<Consumer<ObjectNode>> into) {
    for (JsonNode other :
        List.of(
            YAML.createArrayNode().add(YAML.createArrayNode()),
            YAML.createObjectNode().put("zzz", 1),
            YAML.getNodeFactory().textNode("two words"),
            YAML.getNodeFactory().numberNode(7))) {
      into.add(root -> set(at(root, path), step, other.deepCopy()));
    }
    if (step instanceof String key) {
      into.add(root -> ((ObjectNode) at(root, path)).remove(key));
    }
    var longer = new ArrayList<>(path);
    longer.add(step);
    damages(child, longer, into);
  }

  private static JsonNode at(JsonNode root, List<Object> path) {
    JsonNode node = root;
    for (Object step : path) {
      node = step instanceof Integer i ? node.get(i) : node.get((String) step);
    }
    return node;
  }

  private static void set(JsonNode parent, Object step, JsonNode value) {
    if (parent instanceof ObjectNode object) {
      object.set((String) step, value);
    } else {
      ((ArrayNode) parent).set((Integer) step, value);
    }
  }
}
