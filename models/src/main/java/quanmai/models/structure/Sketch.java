package quanmai.models.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;

/**
 * What a structure adds to the sheet of a deal, being written. All its names start with {@link
 * #PREFIX}.
 */
final class Sketch {

  /** Before all that a structure adds. */
  static final String PREFIX = "structure.";

  /** The unit of amounts. */
  static final String MONEY = "亿元";

  private static final Map<String, String> EDGE_UNITS = new LinkedHashMap<>();
  private static final Map<String, String> ENTITY_UNITS = new LinkedHashMap<>();

  static {
    Stream.of(
            "share",
            "tax.dividend",
            "tax.interest",
            "tax.gain",
            "tax.fee",
            "convert.spread",
            "hedge.ratio",
            "hedge.margin",
            "charge",
            "carry",
            "hurdle",
            "reinvest.share",
            "reinvest.credit")
        .forEach(term -> EDGE_UNITS.put(term, "share"));
    EDGE_UNITS.put("fee", "/year");
    EDGE_UNITS.put("reinvest.hold", "year");
    ENTITY_UNITS.put("loan.share", "share");
    ENTITY_UNITS.put("loan.rate", "/year");
    ENTITY_UNITS.put("loan.sweep", "share");
    ENTITY_UNITS.put("quota.limit", "USD_m");
    ENTITY_UNITS.put("quota.used", "USD_m");
  }

  /** Terms of an edge that are numbers or names of inputs. */
  static final Set<String> EDGE_TERMS = Set.copyOf(EDGE_UNITS.keySet());

  /** Terms of an entity that are numbers or names of inputs. */
  static final Set<String> ENTITY_TERMS = Set.copyOf(ENTITY_UNITS.keySet());

  private final View view;
  private final Place place;
  private final Map<String, Source> given;
  private final Map<String, InputDef> inputs = new LinkedHashMap<>();
  private final List<ScheduleDef> schedules = new ArrayList<>();
  private final List<FactorDef> factors = new ArrayList<>();
  private final List<LineDef> lines = new ArrayList<>();
  private final List<InstrumentDef> instruments = new ArrayList<>();
  private final List<OutputDef> outputs = new ArrayList<>();
  private final Set<String> used = new java.util.HashSet<>();

  /** {@code given}: values of inputs that stand in for those of the file, by name. */
  Sketch(View view, Map<String, Source> given) {
    this.view = view;
    this.place = view.structure().place();
    this.given = new HashMap<>(given);
    for (InputDef input : view.structure().inputs()) {
      declare(input.name(), input.facts(), input.value(), input.place());
    }
  }

  View view() {
    return view;
  }

  private void declare(String name, Facts facts, @Nullable Source value, Place at) {
    Source own = given.getOrDefault(name, value);
    Facts told =
        own == value || own == null
            ? facts
            : new Facts(
                facts.label(),
                facts.unit(),
                own.place().shown(),
                facts.confidence(),
                facts.low(),
                facts.high());
    inputs.put(name, new InputDef(PREFIX + name, told, own, null, Map.of(), at));
  }

  /** Declares an input that a structure need not name, unless it does. */
  void usual(String name, Text label, String unit, Market.Quote quote) {
    if (!inputs.containsKey(name)) {
      declare(name, facts(label, unit, quote), source(number(quote.value())), place);
    }
  }

  static String number(double value) {
    return java.math.BigDecimal.valueOf(value).toPlainString();
  }

  /** The name of an input in formulas. */
  String input(String name) {
    used.add(name);
    return PREFIX + name;
  }

  /** The name in formulas of a term of an edge. */
  String edgeTerm(String owner, String term, Source written) {
    return term(owner, term, written, EDGE_UNITS.getOrDefault(term, "share"));
  }

  /** The name in formulas of a term of an entity. */
  String entityTerm(String owner, String term, Source written) {
    return term(owner, term, written, ENTITY_UNITS.getOrDefault(term, "share"));
  }

  private String term(String owner, String term, Source written, String unit) {
    if (Values.number(written.text()).isEmpty()) {
      return input(written.text().strip());
    }
    String name = owner + "." + term.replace('.', '_');
    Facts facts = new Facts(Text.same(owner + " " + term), source(unit), null, null, null, null);
    inputs.put(name, new InputDef(PREFIX + name, facts, written, null, Map.of(), written.place()));
    return input(name);
  }

  private Source source(String text) {
    return new Source(text, place);
  }

  private Facts facts(Text label, String unit, Market.@Nullable Quote quote) {
    return new Facts(
        label,
        source(unit),
        quote == null ? null : quote.source(),
        quote == null ? null : quote.confidence(),
        null,
        null);
  }

  /** Writes a line of money, and gives its name. */
  String line(String name, String zh, String en, String formula) {
    return line(name, zh, en, MONEY, formula);
  }

  String line(String name, String zh, String en, String unit, String formula) {
    String full = PREFIX + name;
    lines.add(
        new LineDef(
            full,
            facts(new Text(zh, en), unit, null),
            Map.of("", source(formula)),
            view.structure().key() + " (structure)",
            place));
    return full;
  }

  /** Writes a use of an instrument, and gives its name; settings are formulas or words. */
  String use(String name, String type, Map<String, String> settings) {
    Map<String, Setting> all = new LinkedHashMap<>();
    settings.forEach((key, text) -> all.put(key, new Setting.Scalar(source(text))));
    instruments.add(new InstrumentDef(PREFIX + name, type, all, place));
    return PREFIX + name;
  }

  /** Declares values by period, and gives their name. */
  String schedule(String name, Text label, String unit, Market.Quote of, Map<String, Double> at) {
    Map<String, Source> values = new LinkedHashMap<>();
    at.forEach((key, value) -> values.put(key, source(number(value))));
    schedules.add(
        new ScheduleDef(PREFIX + name, facts(label, unit, of), values, false, false, place));
    return PREFIX + name;
  }

  /** Declares a random process, and gives its name. */
  String factor(String name, Text label, String unit, String process, Map<String, String> terms) {
    Map<String, Setting> all = new LinkedHashMap<>();
    terms.forEach((key, text) -> all.put(key, new Setting.Scalar(source(text))));
    factors.add(new FactorDef(PREFIX + name, facts(label, unit, null), process, all, place));
    return PREFIX + name;
  }

  /** Declares an output, and gives its name. */
  String output(String name, String zh, String en, String unit, String formula) {
    String full = PREFIX + name;
    outputs.add(new OutputDef(full, facts(new Text(zh, en), unit, null), source(formula), place));
    return full;
  }

  /** The sheet with all of this. Inputs that this view has no use for are left out. */
  TermSheet over(TermSheet deal) {
    List<InputDef> needed = new ArrayList<>();
    inputs.forEach(
        (name, input) -> {
          if (used.contains(name)) {
            needed.add(input);
          }
        });
    return new TermSheet(
        deal.kind(),
        deal.name(),
        deal.note(),
        deal.template(),
        deal.currency(),
        deal.timeline(),
        joined(deal.inputs(), needed),
        joined(deal.schedules(), schedules),
        joined(deal.factors(), factors),
        deal.correlation(),
        deal.events(),
        joined(deal.lines(), lines),
        joined(deal.instruments(), instruments),
        joined(deal.outputs(), outputs),
        deal.report(),
        deal.policy());
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
