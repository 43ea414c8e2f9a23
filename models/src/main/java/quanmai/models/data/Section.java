package quanmai.models.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Quantities;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;

/**
 * A mapping of a data file, read key by key; what is wrong becomes a finding, and a stand-in is
 * returned so that all findings come at once.
 *
 * <p>Call {@link #end} when all keys have been asked for: what nobody asked for is unknown.
 */
public final class Section {

  private final Mapping node;
  private final Findings findings;
  private final Set<String> asked = new LinkedHashSet<>();

  public Section(Mapping node, Findings findings) {
    this.node = node;
    this.findings = findings;
  }

  /** The whole of a file, or null after a finding. */
  public static @Nullable Section file(String name, byte[] bytes, Findings findings) {
    Mapping root = TermSheetReader.root(name, bytes, findings);
    return root == null ? null : new Section(root, findings);
  }

  /** Where it starts. */
  public Place place() {
    return node.place();
  }

  /** Its keys, in order. */
  public Set<String> keys() {
    return node.entries().keySet();
  }

  /** Whether it says something under {@code key}. */
  public boolean has(String key) {
    asked.add(key);
    RawNode value = node.get(key);
    return value != null && !(value instanceof Scalar scalar && scalar.isNull());
  }

  /** The mapping under {@code key}; an empty one after a finding. */
  public Section section(String key) {
    return value(key) instanceof Mapping mapping
        ? new Section(mapping, findings)
        : new Section(new Mapping(Map.of(), shape(key, "带键的各项", "a mapping with keys")), findings);
  }

  /** The mappings of the list under {@code key}; none after a finding. */
  public List<Section> sections(String key) {
    List<Section> all = new ArrayList<>();
    for (RawNode item : items(key)) {
      if (item instanceof Mapping mapping) {
        all.add(new Section(mapping, findings));
      } else if (!(item instanceof RawNode.Broken)) {
        wrongShape(item.place(), key, "每项带键", "a mapping with keys in each item");
      }
    }
    return all;
  }

  private List<RawNode> items(String key) {
    if (value(key) instanceof Items items) {
      return items.items();
    }
    shape(key, "列表", "a list");
    return List.of();
  }

  /** The text under {@code key} with its place; an empty one after a finding. */
  public Source source(String key) {
    return value(key) instanceof Scalar scalar && !scalar.isNull()
        ? scalar.source()
        : new Source("", shape(key, "一个值", "one value"));
  }

  /** The text under {@code key}; an empty one after a finding. */
  public String text(String key) {
    return source(key).text();
  }

  /** The text under {@code key}, or {@code otherwise} when there is none. */
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** The texts of the list under {@code key}; none after a finding, or when it is not there. */
  public List<Source> sources(String key) {
    List<Source> all = new ArrayList<>();
    if (has(key)) {
      for (RawNode item : items(key)) {
        if (item instanceof Scalar scalar) {
          all.add(scalar.source());
        } else if (!(item instanceof RawNode.Broken)) {
          wrongShape(item.place(), key, "每项一个值", "one value in each item");
        }
      }
    }
    return all;
  }

  /**
   * The number under {@code key} within {@code low} and {@code high}; {@code low} after a finding.
   */
  public double number(String key, double low, double high) {
    return value(key) instanceof Scalar scalar && !scalar.isNull()
        ? number(scalar.source(), key, low, high)
        : missing(key, low);
  }

  private double missing(String key, double standIn) {
    shape(key, "一个数", "a number");
    return standIn;
  }

  /** The number under {@code key}, or {@code otherwise} when there is none. */
  public double number(String key, double low, double high, double otherwise) {
    return has(key) ? number(key, low, high) : otherwise;
  }

  /** The numbers of the list under {@code key}, of which there must be {@code count}. */
  public List<Double> numberList(String key, int count, double low, double high) {
    List<Double> all = new ArrayList<>();
    List<Source> texts = sources(key);
    if (!has(key) || texts.size() != count) {
      wrongShape(place(key), key, count + " 个数的列表", "a list of " + count + " numbers");
      return Collections.nCopies(count, low);
    }
    texts.forEach(text -> all.add(number(text, key, low, high)));
    return all;
  }

  /** The numbers under {@code key} by name, in order; none after a finding. */
  public Map<String, Double> numbers(String key, double low, double high) {
    Section inside = section(key);
    Map<String, Double> all = new LinkedHashMap<>();
    inside.keys().forEach(name -> all.put(name, inside.number(name, low, high)));
    return Collections.unmodifiableMap(all);
  }

  private double number(Source source, String key, double low, double high) {
    double value =
        Quantities.decimal(source.text()).map(decimal -> decimal.doubleValue()).orElse(Double.NaN);
    if (value >= low && value <= high) {
      return value;
    }
    findings.refuse(
        "out-of-range",
        source.place(),
        new Text(
            key + " 读到 '" + source.text() + "'，应为 " + low + " 至 " + high + " 的数",
            key + " is '" + source.text() + "', expected a number from " + low + " to " + high),
        new Text("数字写错，或百分数漏了 %", "the number is misspelt, or a percent sign is missing"));
    return low;
  }

  /** Refuses the value under {@code key}. */
  public void refuse(String rule, String key, Text what, Text advice) {
    findings.refuse(rule, place(key), what, advice);
  }

  /** Refuses every key that nobody has asked for. */
  public void end() {
    for (RawNode.Entry entry : node.entries().values()) {
      String key = entry.key().text();
      if (!asked.contains(key)) {
        findings.refuse(
            "unknown-key",
            entry.key().place(),
            new Text("不认识的键 " + key, "unknown key " + key),
            Nearest.advice(key, asked));
      }
    }
  }

  /** Where the value of {@code key} stands, or the section where it has none. */
  public Place place(String key) {
    RawNode value = node.get(key);
    return value == null ? node.place().at(path(key)) : value.place();
  }

  private String path(String key) {
    String path = node.place().path();
    return path.isEmpty() ? key : path + "." + key;
  }

  private @Nullable RawNode value(String key) {
    asked.add(key);
    return node.get(key);
  }

  /** A finding about the shape of {@code key}, unless another has told it; its place. */
  private Place shape(String key, String zh, String en) {
    Place place = place(key);
    RawNode value = node.get(key);
    if (value == null || value instanceof Scalar scalar && scalar.isNull()) {
      findings.refuse(
          "missing-key",
          place,
          new Text("缺少 " + path(key), path(key) + " is missing"),
          new Text("应写上 " + key + "：" + zh, key + " was forgotten: " + en));
    } else if (!(value instanceof RawNode.Broken)) {
      wrongShape(place, key, zh, en);
    }
    return place;
  }

  private void wrongShape(Place place, String key, String zh, String en) {
    findings.refuse(
        "wrong-shape",
        place,
        new Text(key + " 应为" + zh, key + " should be " + en),
        new Text("冒号、短横或缩进写错", "a colon, a dash or the indentation is wrong"));
  }
}
