package quanmai.models.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Kind;
import quanmai.models.language.Scope;
import quanmai.models.language.Symbol;
import quanmai.models.language.Symbol.Sort;
import quanmai.models.language.Type;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.EventDef;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** Declares every name of a term sheet once, with its unit. */
final class Declarations {

  private final Consumer<Finding> findings;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();

  private Declarations(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /** The scope, and the unit of each input, schedule and factor. */
  record Declared(Scope scope, Map<String, Unit> units) {}

  static Declared of(
      TermSheet sheet, List<Checked.Line> lines, Timeline timeline, Consumer<Finding> findings) {
    Declarations all = new Declarations(findings);
    sheet.inputs().forEach(all::input);
    sheet
        .schedules()
        .forEach(
            d ->
                all.series(
                    d.name(),
                    d.feed() ? Sort.FEED : Sort.SCHEDULE,
                    d.facts().unit(),
                    d.feed(),
                    d.place()));
    sheet
        .factors()
        .forEach(d -> all.series(d.name(), Sort.FACTOR, d.facts().unit(), true, d.place()));
    sheet.events().forEach(all::event);
    all.lines(lines, timeline);
    Scope scope =
        new Scope(all.symbols, timeline.phases().keySet(), timeline.firstT(), timeline.periods());
    return new Declared(scope, all.units);
  }

  private void input(InputDef def) {
    Unit unit = unit(def.name(), def.facts().unit());
    boolean random = def.distribution() != null || !def.options().isEmpty();
    Type type =
        def.options().isEmpty()
            ? Type.of(unit, false, random)
            : new Type(Kind.OPTION, unit.dimension(), false, true, false);
    declare(
        new Symbol(def.name(), Sort.INPUT, unit, type, List.copyOf(def.options().keySet())),
        def.place());
  }

  private void series(String name, Sort sort, @Nullable Source unit, boolean random, Place place) {
    declare(Symbol.of(name, sort, unit(name, unit), true, random), place);
  }

  private void event(EventDef def) {
    for (String name : EventCheck.names(def)) {
      declare(Symbol.of(name, Sort.EVENT, Unit.CONDITION, true, true), def.place());
    }
  }

  private void lines(List<Checked.Line> lines, Timeline timeline) {
    Set<String> periodic = new HashSet<>();
    Set<String> random = new HashSet<>();
    symbols.forEach(
        (name, symbol) -> {
          if (symbol.type().periodic()) {
            periodic.add(name);
          }
          if (symbol.type().random()) {
            random.add(name);
          }
        });
    Traits traits = Traits.of(lines, new Traits.Sources(periodic, random), timeline.all());
    for (Checked.Line line : lines) {
      String name = line.name();
      declare(
          Symbol.of(
              name, Sort.LINE, line.about().unit(), traits.isPeriodic(name), traits.isRandom(name)),
          line.about().place());
    }
  }

  private Unit unit(String name, @Nullable Source written) {
    Unit unit = written == null ? Unit.NONE : UnitParser.parse(written, findings);
    units.put(name, unit);
    return unit;
  }

  private void declare(Symbol symbol, Place place) {
    String name = symbol.name();
    boolean first = symbols.putIfAbsent(name, symbol) == null;
    if (Scope.isReserved(name)) {
      findings.accept(
          Finding.refused(
              "reserved-name",
              place,
              new Text("'" + name + "' 是内置的名称", "'" + name + "' is a built-in name"),
              new Text("也许改名为 " + name + "_1", "Maybe rename it " + name + "_1")));
    } else if (!first) {
      findings.accept(
          Finding.refused(
              "duplicate-name",
              place,
              new Text("名称 '" + name + "' 声明了两次", "the name '" + name + "' is declared twice"),
              new Text("也许改名为 " + name + "_2", "Maybe rename it " + name + "_2")));
    }
  }
}
