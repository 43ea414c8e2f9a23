package quanmai.models.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.Instruments;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Templates.Sample;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.YamlText;

/** A starter as a file of text, with a comment on each entry. */
final class StarterText {

  /** Longer entries are written over several lines. */
  private static final int WIDTH = 100;

  private static final Map<String, Text> SECTIONS = sections();

  private final Sample sample;
  private final Mapping deal;
  private final Mapping offers;
  private final String language;
  private final List<String> lines = new ArrayList<>();

  StarterText(Sample sample, Mapping deal, Mapping offers, String language) {
    this.sample = sample;
    this.deal = deal;
    this.offers = offers;
    this.language = language;
  }

  private static Map<String, Text> sections() {
    Map<String, Text> all = new LinkedHashMap<>();
    all.put(
        "timeline",
        new Text(
            "时间轴：起始日、期长、期数、各阶段的期号", "timeline: start, step, periods, and phases as ranges of t"));
    all.put(
        "inputs",
        new Text(
            "输入：value 是基准值；不确定的可加 distribution，如 {normal: {mean: 5%, sd: 2%}}",
            "inputs: value is the base case; an uncertain one has a distribution, such as {normal: {mean: 5%, sd: 2%}}"));
    all.put(
        "schedules", new Text("时间表：各期已知值，键为期号或区间", "schedules: known values by t or range of t"));
    all.put("factors", new Text("随机因子", "random processes"));
    all.put("correlation", new Text("相关性", "how factors move together"));
    all.put("events", new Text("事件：每年发生率", "events: hazards per year"));
    all.put("lines", new Text("各线：每期一个值", "lines: one value a period each"));
    all.put("instruments", new Text("合约工具", "instruments: contract terms"));
    all.put(
        "outputs",
        new Text(
            "结果：每条路径一个数；条件则报告概率", "outputs: one number a path; a condition gives a probability"));
    all.put("report", new Text("报表", "what reports show"));
    all.put("facts", new Text("政策规则所问的事实；没写的，规则答“不知”", "facts that policy rules ask for"));
    all.put("policy", new Text("政策规则", "policy rules"));
    return all;
  }

  String write(String file) {
    comment(sample.name());
    Text note = sample.note();
    if (note != null) {
      comment(note);
    }
    comment(new Text("数值是示例，请逐项替换。用法：", "The numbers are examples: replace them. To use it:"));
    comment(Text.same("  quanmai check " + file));
    comment(Text.same("  quanmai run " + file));
    comment(Text.same("  quanmai explain " + file + " --base"));
    deal.entries().forEach(this::section);
    offers
        .entries()
        .forEach(
            (key, entry) -> {
              if (deal.get(key) == null && entry.value() instanceof Mapping offered) {
                lines.add("");
                comment(SECTIONS.getOrDefault(key, Text.same(key)));
                lines.add("# " + key + ":");
                offered(offered);
              }
            });
    return String.join("\n", lines) + "\n";
  }

  private void section(String key, Entry entry) {
    Text heading = SECTIONS.get(key);
    if (heading == null) {
      entry("", key, entry.value());
      return;
    }
    lines.add("");
    comment(heading);
    if (!(entry.value() instanceof Mapping entries)) {
      entry("", key, entry.value());
      return;
    }
    lines.add(key + ":");
    Mapping base = sample.template().get(key) instanceof Mapping found ? found : null;
    entries
        .entries()
        .forEach(
            (name, each) -> {
              describe(key, base == null ? null : base.get(name), each.value());
              entry("  ", name, each.value());
            });
    if (offers.get(key) instanceof Mapping offered && !offered.entries().isEmpty()) {
      lines.add(
          "  # "
              + new Text(
                      "以下可不写：模板已有其值，删去行首 # 即可改写",
                      "optional: the template has these values; delete the # to change one")
                  .in(language));
      offered(offered);
    }
  }

  private void offered(Mapping offered) {
    offered
        .entries()
        .forEach(
            (name, each) -> {
              describe("", each.value(), each.value());
              lines.add("  # " + name + ": " + YamlText.of(value(each.value())));
            });
  }

  /** An entry without what its comment says already. */
  private static RawNode value(RawNode node) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Map<String, Entry> kept = new LinkedHashMap<>(mapping.entries());
    kept.keySet().removeAll(List.of("label", "unit", "range", "source", "confidence"));
    Mapping rest = new Mapping(kept, mapping.place());
    RawNode only = kept.size() == 1 ? rest.get("value") : null;
    return only == null ? rest : only;
  }

  /** A comment: label, unit and range; for an instrument what it is. */
  private void describe(String section, @Nullable RawNode base, RawNode own) {
    if (section.equals("instruments")) {
      instrument(base, own);
      return;
    }
    boolean offered = section.isEmpty();
    boolean saysSo = own instanceof Mapping mine && mine.get("label") != null;
    if (!(base instanceof Mapping facts) || (saysSo && !offered)) {
      return;
    }
    var said = new ArrayList<String>();
    RawNode label = facts.get("label");
    RawNode text = label instanceof Mapping both ? both.get(language) : label;
    if (text instanceof Scalar scalar) {
      said.add(scalar.text().strip());
    }
    if (facts.get("unit") instanceof Scalar unit) {
      said.add((language.equals("zh") ? "单位 " : "unit ") + unit.text().strip());
    }
    if (facts.get("range") instanceof Items range) {
      said.add((language.equals("zh") ? "范围 " : "range ") + YamlText.of(range));
    }
    if (!said.isEmpty()) {
      lines.add("  # " + String.join(language.equals("zh") ? "，" : ", ", said));
    }
  }

  private void instrument(@Nullable RawNode base, RawNode own) {
    RawNode type = own instanceof Mapping mine ? mine.get("type") : null;
    if (type == null && base instanceof Mapping of) {
      type = of.get("type");
    }
    if (type instanceof Scalar word) {
      Instruments.find(word.text().strip())
          .ifPresent(found -> lines.add("  # " + found.description().in(language)));
    }
    if (base instanceof Mapping given && base != own) {
      lines.add(
          "  # " + new Text("模板已有：", "the template gives: ").in(language) + YamlText.of(given));
    }
  }

  /** One key with its value: in one line where it fits, else a key a line. */
  private void entry(String indent, String key, RawNode value) {
    String line = indent + YamlText.text(key) + ": " + YamlText.of(value);
    if (line.codePointCount(0, line.length()) <= WIDTH
        || !(value instanceof Mapping mapping)
        || mapping.entries().isEmpty()) {
      lines.add(line);
      return;
    }
    lines.add(indent + YamlText.text(key) + ":");
    mapping.entries().forEach((name, each) -> entry(indent + "  ", name, each.value()));
  }

  private void comment(Text text) {
    lines.add("# " + text.in(language).replaceAll("\\s*\\n\\s*", " "));
  }
}
