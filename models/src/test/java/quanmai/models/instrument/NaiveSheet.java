package quanmai.models.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Expansion;
import quanmai.models.language.Expr;
import quanmai.models.language.Parser;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/**
 * A term sheet in its base case, computed by walking the formulas: slow, plain, and free of the
 * checker, the lowering and the engine, so that instruments are tested on their own. Factors have
 * their expected value, 1 for a martingale index and 0 for noise.
 */
public final class NaiveSheet {

  private final Timeline timeline;
  private final Map<String, Source> options = new HashMap<>();
  private final Map<String, Double> inputs = new HashMap<>();
  private final Map<String, double[]> schedules = new HashMap<>();
  private final Map<String, LineDef> lines = new LinkedHashMap<>();
  private final Map<String, Double> factors = new HashMap<>();
  private final Map<String, Expr> parsed = new HashMap<>();
  private final Map<String, double[]> values = new HashMap<>();
  private final Set<String> running = new HashSet<>();

  private NaiveSheet(TermSheet sheet, Timeline timeline) {
    this.timeline = timeline;
    sheet.lines().forEach(line -> lines.put(line.name(), line));
    sheet.inputs().forEach(this::input);
    sheet.schedules().forEach(this::schedule);
    sheet.factors().forEach(f -> factors.put(f.name(), f.process().equals("gbm") ? 1.0 : 0.0));
  }

  /** Reads a sheet, expands its instruments and refuses nothing: findings are failures. */
  public static NaiveSheet of(String yaml) {
    TermSheetReader.Read read = TermSheetReader.read("test.yaml", yaml);
    if (read.sheet() == null) {
      throw new IllegalArgumentException(read.findings().toString());
    }
    Timeline timeline = timeline(read.sheet());
    Expansion expansion = Instruments.expand(read.sheet(), timeline);
    if (!expansion.findings().isEmpty()) {
      throw new IllegalArgumentException(expansion.findings().toString());
    }
    return new NaiveSheet(expansion.sheet(), timeline);
  }

  /** The findings of the instruments of a sheet that can be read. */
  public static List<Finding> findings(String yaml) {
    TermSheetReader.Read read = TermSheetReader.read("test.yaml", yaml);
    if (read.sheet() == null) {
      throw new IllegalArgumentException(read.findings().toString());
    }
    return Instruments.expand(read.sheet(), timeline(read.sheet())).findings();
  }

  private static Timeline timeline(TermSheet sheet) {
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    if (built.timeline() == null) {
      throw new IllegalArgumentException(built.findings().toString());
    }
    return built.timeline();
  }

  /** The values of a line at t = 0, 1, .., in canonical units. */
  public double[] line(String name) {
    double[] all = new double[timeline.periods() + 1];
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      all[t] = name(name, t);
    }
    return all;
  }

  /** The length of period {@code t} in years. */
  public double dt(int t) {
    return timeline.dt(t);
  }

  private void input(InputDef input) {
    Source value = input.value();
    if (value == null) {
      throw new IllegalArgumentException(input.name() + " has no value");
    }
    if (input.options().isEmpty()) {
      inputs.put(
          input.name(),
          Quantities.read(value, unit(input.facts().unit()), this::fail).orElseThrow());
    } else {
      options.put(input.name(), value);
    }
  }

  private void schedule(ScheduleDef schedule) {
    double[] values = new double[timeline.periods() + 1];
    Unit unit = unit(schedule.facts().unit());
    int last = 0;
    for (Map.Entry<String, Source> entry : schedule.values().entrySet()) {
      Timeline.Range range = timeline.range(entry.getKey());
      if (range == null) {
        throw new IllegalArgumentException(schedule.name() + " has no period " + entry.getKey());
      }
      for (int t = range.first(); t <= range.last(); t++) {
        values[t] = Quantities.read(entry.getValue(), unit, this::fail).orElseThrow();
      }
      last = Math.max(last, range.last());
    }
    for (int t = last + 1; schedule.hold() && t <= timeline.periods(); t++) {
      values[t] = values[last];
    }
    schedules.put(schedule.name(), values);
  }

  private Unit unit(@Nullable Source unit) {
    return unit == null ? Unit.NONE : UnitParser.parse(unit, this::fail);
  }

  private void fail(Finding finding) {
    throw new IllegalArgumentException(finding.toString());
  }

  private Expr parse(Source source) {
    return parsed.computeIfAbsent(
        source.text(),
        text -> {
          Expr expr = Parser.parse(source, this::fail);
          if (expr == null) {
            throw new IllegalArgumentException(text);
          }
          return expr;
        });
  }

  private double name(String name, int t) {
    Double input = inputs.get(name);
    if (input != null) {
      return input;
    }
    if (schedules.containsKey(name)) {
      return schedules.get(name)[t];
    }
    if (factors.containsKey(name)) {
      return factors.get(name);
    }
    return switch (name) {
      case "t" -> t;
      case "N" -> timeline.periods();
      case "dt" -> timeline.dt(t);
      case "years" -> timeline.years(t);
      default -> cell(name, t);
    };
  }

  private double cell(String name, int t) {
    double[] known = values.computeIfAbsent(name, _ -> unknown());
    if (!Double.isNaN(known[t])) {
      return known[t];
    }
    LineDef line = lines.get(name);
    String key = name + "@" + t;
    if (line == null || !running.add(key)) {
      throw new IllegalArgumentException(line == null ? "no line " + name : "a cycle at " + key);
    }
    double value = 0;
    for (Map.Entry<String, Source> formula : line.formulas().entrySet()) {
      Timeline.Range range = formula.getKey().isEmpty() ? timeline.all() : phase(formula.getKey());
      if (range.contains(t)) {
        value = eval(parse(formula.getValue()), t);
      }
    }
    running.remove(key);
    known[t] = value;
    return value;
  }

  private double[] unknown() {
    double[] all = new double[timeline.periods() + 1];
    Arrays.fill(all, Double.NaN);
    return all;
  }

  private Timeline.Range phase(String name) {
    return Objects.requireNonNull(timeline.phases().get(name), name);
  }

  private double eval(Expr expr, int t) {
    return switch (expr) {
      case Expr.Num num -> num.value();
      case Expr.Str str -> throw new IllegalArgumentException(str.text());
      case Expr.Name name -> name(name.name(), t);
      case Expr.Negate negate -> -eval(negate.operand(), t);
      case Expr.Not not -> 1 - eval(not.operand(), t);
      case Expr.Binary(var operator, Expr.Name name, Expr.Str text, var _) ->
          truth(
              Objects.requireNonNull(options.get(name.name())).text().equals(text.text())
                  == operator.symbol().equals("=="));
      case Expr.Binary binary -> binary(binary, t);
      case Expr.Call call -> call(call, t);
    };
  }

  private double binary(Expr.Binary binary, int t) {
    double a = eval(binary.left(), t);
    double b = eval(binary.right(), t);
    return switch (binary.operator()) {
      case OR -> Math.max(a, b);
      case AND -> a * b;
      case LESS -> truth(a < b);
      case AT_MOST -> truth(a <= b);
      case GREATER -> truth(a > b);
      case AT_LEAST -> truth(a >= b);
      case EQUAL -> truth(a == b);
      case UNEQUAL -> truth(a != b);
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> a / b;
      case POWER -> Math.pow(a, b);
    };
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  private double call(Expr.Call call, int t) {
    List<Expr> args = call.arguments();
    IntToDoubleFunction arg = k -> eval(args.get(k), t);
    IntToDoubleFunction first = at -> eval(args.getFirst(), at);
    return switch (call.function()) {
      case "if" -> arg.applyAsDouble(0) > 0 ? arg.applyAsDouble(1) : arg.applyAsDouble(2);
      case "min" -> fold(args, t, Math::min);
      case "max" -> fold(args, t, Math::max);
      case "prev" ->
          t - 1 >= timeline.firstT()
              ? first.applyAsDouble(t - 1)
              : args.size() > 1 ? arg.applyAsDouble(1) : 0;
      case "lag" -> lag(args, t);
      case "lead" ->
          t + whole(args.get(1)) > timeline.periods()
              ? 0
              : first.applyAsDouble(t + whole(args.get(1)));
      case "at" -> first.applyAsDouble(whole(args.get(1)));
      case "base" -> arg.applyAsDouble(0);
      case "first_value" -> first.applyAsDouble(timeline.firstT());
      case "abs" -> Math.abs(arg.applyAsDouble(0));
      case "floor" -> Math.floor(arg.applyAsDouble(0));
      case "cum" -> fold(first, timeline.firstT(), t, Double::sum);
      case "sum" -> over(args, Double::sum);
      case "sum_last" ->
          fold(first, Math.max(timeline.firstT(), t + 1 - whole(args.get(1))), t, Double::sum);
      case "min_over" -> over(args, Math::min);
      case "max_over" -> over(args, Math::max);
      case "interp" -> interp(first, arg.applyAsDouble(1));
      case "pmt" -> payment(arg.applyAsDouble(0), arg.applyAsDouble(1), arg.applyAsDouble(2));
      default -> throw new IllegalArgumentException(call.function());
    };
  }

  private static int whole(Expr expr) {
    return (int) ((Expr.Num) expr).value();
  }

  private double lag(List<Expr> args, int t) {
    int at = t - whole(args.get(1));
    return at < timeline.firstT() ? 0 : eval(args.getFirst(), at);
  }

  private double over(List<Expr> args, DoubleBinaryOperator join) {
    Timeline.Range range =
        args.size() > 1 ? phase(((Expr.Name) args.get(1)).name()) : timeline.all();
    return fold(t -> eval(args.getFirst(), t), range.first(), range.last(), join);
  }

  private double fold(List<Expr> args, int t, DoubleBinaryOperator join) {
    List<Double> all = new ArrayList<>();
    args.forEach(arg -> all.add(eval(arg, t)));
    return all.stream().reduce(join::applyAsDouble).orElseThrow();
  }

  private static double fold(IntToDoubleFunction x, int from, int to, DoubleBinaryOperator join) {
    double all = x.applyAsDouble(from);
    for (int t = from + 1; t <= to; t++) {
      all = join.applyAsDouble(all, x.applyAsDouble(t));
    }
    return all;
  }

  private double interp(IntToDoubleFunction x, double position) {
    double at = Math.max(timeline.firstT(), Math.min(timeline.periods(), position));
    int below = (int) Math.min(Math.floor(at), timeline.periods() - 1);
    double share = at - below;
    return (1 - share) * x.applyAsDouble(below) + share * x.applyAsDouble(below + 1);
  }

  private static double payment(double rate, double periods, double principal) {
    return rate == 0 ? principal / periods : principal * rate / (1 - Math.pow(1 + rate, -periods));
  }
}
