package quanmai.models.policy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Evaluator;
import quanmai.models.check.Checked;
import quanmai.models.language.Kind;
import quanmai.models.language.Symbol;
import quanmai.models.language.Unit;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The base case of a sheet, for facts that are computed: terms are signed on it. */
final class BaseCase {

  private final Checked checked;
  private final Lowered lowered;
  private final double[] values;

  BaseCase(Checked checked) {
    this.checked = checked;
    this.lowered = Lowering.lower(checked.reportingFacts(), Mode.BASE);
    this.values =
        Evaluator.evaluate(
            lowered.graph(),
            lowered.values(),
            draw -> {
              throw new AssertionError("the base case draws " + draw);
            });
  }

  /** The value of a fact by formula, in canonical units. */
  double fact(String name) {
    return lowered.outputs().stream()
        .filter(output -> output.name().equals(name))
        .mapToDouble(output -> values[output.node()])
        .findFirst()
        .orElseThrow(() -> new AssertionError("no fact " + name));
  }

  /** An input or line with one value for the whole deal, as a fact for {@code field}; or null. */
  @Nullable Fact single(String name, Field field) {
    Symbol symbol = checked.scope().symbols().get(name);
    if (symbol == null || symbol.type().periodic()) {
      return null;
    }
    Integer node = lowered.inputs().get(name);
    if (node == null) {
      node = lowered.nodes().get(new LineAt(name, checked.timeline().periods()));
    }
    return node == null ? null : fact(values[node], symbol.type().kind(), symbol.unit(), field);
  }

  /** The values of a line or input in all periods, in {@code unit}; none where it does not fit. */
  DoubleStream all(String name, Unit unit) {
    Symbol symbol = checked.scope().symbols().get(name);
    if (symbol == null || !symbol.unit().dimension().equals(unit.dimension())) {
      return DoubleStream.empty();
    }
    Integer input = lowered.inputs().get(name);
    if (input != null) {
      return DoubleStream.of(unit.fromCanonical(values[input]));
    }
    return IntStream.rangeClosed(checked.timeline().firstT(), checked.timeline().periods())
        .mapToObj(t -> lowered.nodes().get(new LineAt(name, t)))
        .filter(node -> node != null)
        .mapToDouble(node -> unit.fromCanonical(values[node]));
  }

  /** A value as a fact; null where its sort or dimension is not the field's. */
  static @Nullable Fact fact(double canonical, Kind kind, Unit unit, Field field) {
    if (Double.isNaN(canonical)) {
      return null;
    }
    if (kind == Kind.CONDITION && field.type() == Field.Type.FLAG) {
      return new Fact.Flag(canonical != 0);
    }
    boolean fits = unit.dimension().equals(field.unit().dimension());
    return kind == Kind.NUMBER && field.type() == Field.Type.NUMBER && fits
        ? new Fact.Number(rounded(field.unit().fromCanonical(canonical)))
        : null;
  }

  /** Without the last bits of a calculation: 18 months in years and back are 18 months. */
  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(new MathContext(12)).doubleValue();
  }
}
