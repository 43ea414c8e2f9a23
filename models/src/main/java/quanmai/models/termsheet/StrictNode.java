package quanmai.models.termsheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;

/** A mapping read strictly: what is missing, unknown or of another kind is a finding. */
public final class StrictNode {

  private final Mapping node;
  private final Findings findings;

  private StrictNode(Mapping node, Findings findings) {
    this.node = node;
    this.findings = findings;
  }

  /** The mapping that {@code node} is, with these keys and no others; null after a finding. */
  public static @Nullable StrictNode of(RawNode node, Findings findings, List<String> keys) {
    if (!(node instanceof Mapping mapping)) {
      if (!(node instanceof RawNode.Broken)) {
        findings.refuse(
            "wrong-shape",
            node.place(),
            new Text("应为带键的各项", "expected a mapping with keys"),
            new Text("应为 {" + keys.getFirst() + ": ...}", "{" + keys.getFirst() + ": ...}"));
      }
      return null;
    }
    for (RawNode.Entry entry : mapping.entries().values()) {
      String key = entry.key().text();
      if (!keys.contains(key)) {
        findings.refuse(
            "unknown-key",
            entry.key().place(),
            new Text("此处没有 " + key + " 这个键", "there is no key " + key + " here"),
            Nearest.advice(key, keys));
      }
    }
    return new StrictNode(mapping, findings);
  }

  public Place place() {
    return node.place();
  }

  /** The value under {@code key}, or null when nothing is written. */
  public @Nullable RawNode value(String key) {
    RawNode value = node.get(key);
    return value instanceof Scalar scalar && scalar.isNull() ? null : value;
  }

  /** The entries under {@code key}, none when it is absent. */
  public List<RawNode.Entry> entries(String key) {
    RawNode value = value(key);
    if (value instanceof Mapping mapping) {
      return List.copyOf(mapping.entries().values());
    }
    if (value != null) {
      wrong(value, "带键的各项", "a mapping with keys");
    }
    return List.of();
  }

  /** The items of the list under {@code key}, none when it is absent. */
  public List<RawNode> items(String key) {
    RawNode value = value(key);
    if (value instanceof Items items) {
      return items.items();
    }
    if (value != null) {
      wrong(value, "列表", "a list");
    }
    return List.of();
  }

  private void wrong(RawNode value, String zh, String en) {
    if (!(value instanceof RawNode.Broken)) {
      findings.refuse(
          "wrong-shape",
          value.place(),
          new Text("此处应为" + zh, "expected " + en),
          new Text("少写或多写了一层", "a level is missing, or one too many"));
    }
  }

  /** The text under {@code key}; null when there is none. */
  public @Nullable Source optional(String key) {
    RawNode value = value(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Scalar scalar) {
      return scalar.source();
    }
    wrong(value, "一个值", "one value");
    return null;
  }

  /** The text under {@code key}; null after a finding. */
  public @Nullable Source required(String key, String example) {
    if (value(key) == null) {
      String path = node.place().path();
      findings.refuse(
          "missing-key",
          node.place().at(path.isEmpty() ? key : path + "." + key),
          new Text("缺 " + key, key + " is missing"),
          new Text("应加上 " + key + ": " + example, "add " + key + ": " + example));
      return null;
    }
    return optional(key);
  }

  /** A text in both languages; one that is given once stands for both. Null after a finding. */
  public @Nullable Text label(String key, String example) {
    if (value(key) instanceof Mapping labels) {
      StrictNode both = of(labels, findings, List.of("zh", "en"));
      Source zh = both == null ? null : both.required("zh", example);
      Source en = both == null ? null : both.required("en", "...");
      return zh == null || en == null ? null : new Text(zh.text(), en.text());
    }
    Source one = required(key, example);
    return one == null ? null : Text.same(one.text());
  }

  /** The date under {@code key}; null when there is none or after a finding. */
  public @Nullable LocalDate date(String key, boolean required) {
    Source source = required ? required(key, "2026-11-24") : optional(key);
    if (source == null) {
      return null;
    }
    LocalDate date = Values.date(source.text());
    if (date == null) {
      findings.refuse(
          "not-a-date",
          source.place(),
          new Text(
              "读到 '" + source.text() + "'，应为日历上的日期",
              "read '" + source.text() + "', expected a date of the calendar"),
          new Text("应为 2026-11-24 这样的日期", "a date such as 2026-11-24"));
    }
    return date;
  }

  /** The one of {@code values} that the text under {@code key} names; null after a finding. */
  public <E extends Enum<E>> @Nullable E word(String key, E[] values, boolean lower) {
    List<String> words = new ArrayList<>();
    for (E value : values) {
      words.add(lower ? value.name().toLowerCase(Locale.ROOT) : value.name());
    }
    Source source = required(key, words.getLast());
    int at = source == null ? -1 : words.indexOf(source.text());
    if (source != null && at < 0) {
      findings.refuse(
          "unknown-" + key,
          source.place(),
          new Text(
              "没有 '" + source.text() + "'；有：" + String.join("、", words),
              "there is no '" + source.text() + "'; there are: " + String.join(", ", words)),
          Nearest.advice(source.text(), words));
    }
    return at < 0 ? null : values[at];
  }
}
