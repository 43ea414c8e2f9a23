package quanmai.models.termsheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.TermSheet.DistributionDef;
import quanmai.models.termsheet.TermSheet.InputDef;

/** Inputs: a value, a distribution or options. */
final class InputBuilder {

  private static final double SUM_TOLERANCE = 1e-9;

  private final SheetRules rules;
  private final boolean complete;

  /** {@code complete}: whether every input must have a value, as in a deal. */
  InputBuilder(SheetRules rules, boolean complete) {
    this.rules = rules;
    this.complete = complete;
  }

  InputDef input(Entry entry) {
    RawNode node = entry.value();
    Source value = node instanceof Scalar ? Pick.source(node) : Pick.source(node, "value");
    RawNode options = node instanceof Mapping mapping ? mapping.get("options") : null;
    RawNode distribution = node instanceof Mapping mapping ? mapping.get("distribution") : null;
    var input =
        new InputDef(
            entry.key().text(),
            rules.facts(node),
            value,
            distribution(distribution),
            Pick.sources(options),
            entry.key().place());
    boolean says =
        options != null
            || distribution != null
            || value != null
            || (node instanceof Mapping m && m.get("value") != null);
    boolean absent = node instanceof Scalar scalar && scalar.isNull();
    if (complete && !says && (absent || node instanceof Mapping)) {
      missing(input);
    }
    if (options != null && distribution instanceof Mapping) {
      rules
          .findings()
          .refuse(
              "two-draws",
              input.place(),
              new Text("既有 options 又有 distribution", "both options and a distribution"),
              new Text("应只留其一", "keep one of them"));
    }
    if (!input.options().isEmpty()) {
      options(input);
    }
    return input;
  }

  private static @Nullable DistributionDef distribution(@Nullable RawNode node) {
    if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
      return null;
    }
    Entry only = mapping.entries().values().iterator().next();
    var parameters =
        only.value() instanceof Mapping
            ? Pick.settings(only.value(), java.util.List.of())
            : Map.of("values", Pick.setting(only.value()));
    return new DistributionDef(only.key().text(), parameters, only.key().place());
  }

  private void missing(InputDef input) {
    rules
        .findings()
        .refuse(
            "missing-value",
            input.place(),
            new Text("输入 " + input.name() + " 没有值", "input " + input.name() + " has no value"),
            new Text(
                "应在 inputs 里写 " + input.name() + ": {value: ...}",
                "write " + input.name() + ": {value: ...} under inputs"));
  }

  private void options(InputDef input) {
    double sum = 0;
    for (var option : input.options().entrySet()) {
      var probability = Values.number(option.getValue().text());
      if (probability.isEmpty()) {
        return; // said already
      }
      double p = probability.getAsDouble();
      if (p < 0 || p > 1) {
        probability(option.getValue(), p);
        return;
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      rules
          .findings()
          .refuse(
              "probabilities",
              input.place(),
              new Text("各选项概率合计 " + sum + "，应为 1", "the options sum to " + sum + ", not 1"),
              new Text("少写了一个选项", "an option is missing"));
    }
    Source value = input.value();
    if (value == null) {
      rules
          .findings()
          .refuse(
              "missing-value",
              input.place(),
              new Text("缺基准情形的选项 value", "value, the option of the base case, is missing"),
              Nearest.advice("", input.options().keySet()));
    } else if (!input.options().containsKey(value.text())) {
      rules
          .findings()
          .refuse(
              "unknown-option",
              value.place(),
              new Text("没有选项 " + value.text(), "there is no option " + value.text()),
              Nearest.advice(value.text(), input.options().keySet()));
    }
  }

  private void probability(Source source, double p) {
    rules
        .findings()
        .refuse(
            "probabilities",
            source.place(),
            new Text("概率 " + source.text() + " 不在 0 与 1 之间", source.text() + " is no probability"),
            p > 1 && p <= 100
                ? new Text("应为 " + source.text() + "%", source.text() + "%")
                : new Text("应在 0 与 1 之间", "a number from 0 to 1"));
  }
}
