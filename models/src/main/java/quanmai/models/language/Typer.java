package quanmai.models.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * Finds kind, unit and shape of a formula and everything wrong with them.
 *
 * <p>An expression with a finding fits anywhere, so one mistake is told once.
 */
public final class Typer {

  private final Scope scope;
  private final UnitRules rules;
  private final Consumer<Finding> findings;
  private final Source source;

  private Typer(Scope scope, Source source, Consumer<Finding> findings) {
    this.scope = scope;
    this.source = source;
    this.findings = findings;
    this.rules = new UnitRules(this::report);
  }

  /** The type of {@code expr}, which was parsed from {@code source}. */
  public static Type type(Expr expr, Source source, Scope scope, Consumer<Finding> findings) {
    return new Typer(scope, source, findings).type(expr);
  }

  private Type type(Expr expr) {
    return switch (expr) {
      case Expr.Num num ->
          num.value() == 0 && num.unit().equals(Unit.NONE)
              ? Type.number(null)
              : Type.of(num.unit(), false, false);
      case Expr.Str str ->
          report(
              str.span(),
              "misplaced-text",
              new Text(
                  "文字 '" + str.text() + "' 不能用在这里",
                  "the text '" + str.text() + "' has no place here"),
              new Text("也许写成 名称 == \"...\"", "Maybe compare it: name == \"...\""));
      case Expr.Name name -> name(name);
      case Expr.Negate negate -> number(negate.operand());
      case Expr.Not not -> condition(not.operand());
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call -> call(call);
    };
  }

  private Type name(Expr.Name name) {
    Symbol symbol = scope.symbols().get(name.name());
    if (symbol != null) {
      return symbol.type();
    }
    if (Function.of(name.name()).isPresent()) {
      String signature = Function.of(name.name()).get().signature();
      return report(
          name.span(),
          "missing-arguments",
          new Text(
              "函数 " + name.name() + " 缺少参数", "the function " + name.name() + " needs arguments"),
          new Text("也许写成 " + signature, "Maybe write " + signature));
    }
    if (scope.phases().contains(name.name())) {
      return report(
          name.span(),
          "phase-as-value",
          new Text(name.name() + " 是阶段，不是数", name.name() + " is a phase, not a number"),
          new Text("也许写成 in(" + name.name() + ")", "Maybe write in(" + name.name() + ")"));
    }
    return report(
        name.span(),
        "undeclared-name",
        new Text("名称 '" + name.name() + "' 没有声明", "the name '" + name.name() + "' is not declared"),
        Nearest.maybe(name.name(), scope.symbols().keySet()));
  }

  private Type binary(Expr.Binary binary) {
    return switch (binary.operator()) {
      case AND, OR ->
          condition(binary.left())
              .shapedLike(condition(binary.right()))
              .as(Kind.CONDITION, Dimension.NONE);
      case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> comparison(binary);
      case PLUS -> rules.join(number(binary.left()), number(binary.right()), binary.span(), "+");
      case MINUS -> {
        Type left = type(binary.left());
        Type right = type(binary.right());
        if (left.kind() == Kind.DATE && right.kind() == Kind.DATE) {
          yield left.shapedLike(right).as(Kind.NUMBER, Dimension.YEAR);
        }
        yield rules.join(
            needNumber(left, binary.left()), needNumber(right, binary.right()), binary.span(), "-");
      }
      case TIMES -> rules.product(number(binary.left()), number(binary.right()), 1);
      case OVER -> rules.product(number(binary.left()), number(binary.right()), -1);
      case POWER -> power(binary.left(), binary.right());
    };
  }

  private Type comparison(Expr.Binary binary) {
    if (binary.right() instanceof Expr.Str text) {
      return option(binary.left(), text, binary.operator());
    }
    if (binary.left() instanceof Expr.Str text) {
      return option(binary.right(), text, binary.operator());
    }
    Type left = type(binary.left());
    Type right = type(binary.right());
    if (left.kind() == Kind.DATE && right.kind() == Kind.DATE) {
      return left.shapedLike(right).as(Kind.CONDITION, Dimension.NONE);
    }
    return rules
        .join(
            needNumber(left, binary.left()),
            needNumber(right, binary.right()),
            binary.span(),
            binary.operator().symbol())
        .as(Kind.CONDITION, Dimension.NONE);
  }

  private Type option(Expr side, Expr.Str text, Operator operator) {
    Type type = type(side);
    Symbol symbol = side instanceof Expr.Name name ? scope.symbols().get(name.name()) : null;
    if (type.broken()) {
      return type;
    }
    if (symbol == null || symbol.options().isEmpty()) {
      return report(
          side.span(),
          "not-an-option",
          new Text("这里不是带选项的输入", "this is not an input with options"),
          new Text("也许去掉引号", "Maybe leave out the quotation marks"));
    }
    if (operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
      return report(
          side.span(),
          "option-order",
          new Text("选项之间没有大小", "options have no order"),
          new Text("也许用 ==", "Maybe use =="));
    }
    if (!symbol.options().contains(text.text())) {
      return report(
          text.span(),
          "unknown-option",
          new Text(
              symbol.name() + " 没有选项 '" + text.text() + "'",
              symbol.name() + " has no option '" + text.text() + "'"),
          Nearest.maybe(text.text(), symbol.options()));
    }
    return type.as(Kind.CONDITION, Dimension.NONE);
  }

  private Type power(Expr base, Expr exponent) {
    Type below = number(base);
    Type above = number(exponent);
    boolean inYears = above.fits(Dimension.YEAR) && below.fits(Dimension.NONE);
    if (!inYears) {
      above = rules.pure(above, exponent.span());
    }
    if (below.fits(Dimension.NONE) || below.dimension() == null) {
      return below.shapedLike(above).as(Kind.NUMBER, below.broken() ? null : Dimension.NONE);
    }
    if (exponent instanceof Expr.Num num && num.value() == Math.rint(num.value())) {
      return below.as(Kind.NUMBER, below.dimension().power((int) num.value()));
    }
    return report(
        exponent.span(),
        "power-of-unit",
        new Text(
            "带单位的数（" + below.dimension() + "）只能取写明的整数次方",
            "a number in " + below.dimension() + " can only have a whole power written out"),
        new Text("也许先除以同单位的数", "Maybe divide it by a number of the same unit first"));
  }

  private Type call(Expr.Call call) {
    Function function = Function.of(call.function()).orElse(null);
    if (function == null) {
      call.arguments().forEach(this::type);
      return report(
          call.nameSpan(),
          "unknown-function",
          new Text("没有函数 " + call.function(), "there is no function " + call.function()),
          Nearest.maybe(call.function(), functionNames()));
    }
    if (!countFits(function, call.arguments().size())) {
      int given = call.arguments().size();
      return report(
          call.nameSpan(),
          "argument-count",
          new Text(
              function.text() + " 给了 " + given + " 个参数",
              function.text() + " was given " + given + " arguments"),
          new Text("也许写成 " + function.signature(), "Maybe write " + function.signature()));
    }
    List<Type> types = new ArrayList<>();
    Type all = Type.number(null);
    for (int k = 0; k < call.arguments().size(); k++) {
      Expr argument = call.arguments().get(k);
      Parameter parameter = parameter(function, k);
      Type type = argument(parameter, argument, types);
      if (function.isAggregate() && parameter.role().isOneNumber()) {
        type = scalar(type, argument);
      }
      types.add(type);
      all = all.shapedLike(type);
    }
    all = all.shapedLike(Literals.special(function, call, scope, this::report));
    Type result = result(function, call, types).shapedLike(all);
    return switch (function.over()) {
      case ARGUMENTS -> function == Function.BASE ? result.asKnown() : result;
      case PERIODS -> result.withPeriodic(true);
      case LIFE -> result.withPeriodic(false);
    };
  }

  private Type scalar(Type type, Expr expr) {
    return type.broken() || !type.periodic()
        ? type
        : report(
            expr.span(),
            "not-scalar",
            new Text(
                "'" + Printer.print(expr) + "' 在每期都有一个值，这里只要一个值",
                "'" + Printer.print(expr) + "' has a value in every period where one is needed"),
            new Text("也许用 at(..., 1) 或一个输入", "Maybe use at(..., 1), or an input"));
  }

  private static Parameter parameter(Function function, int k) {
    return function.parameters().get(Math.min(k, function.parameters().size() - 1));
  }

  private static boolean countFits(Function function, int given) {
    long required = function.parameters().stream().filter(p -> !p.optional()).count();
    boolean many = function.parameters().getLast().repeated();
    return required <= given && (many || given <= function.parameters().size());
  }

  private Type argument(Parameter parameter, Expr expr, List<Type> before) {
    return switch (parameter.role()) {
      case ANY, ANY_SERIES -> type(expr);
      case NUMBER, SERIES -> number(expr);
      case PURE -> rules.pure(number(expr), expr.span());
      case LIKE_FIRST -> rules.join(before.getFirst(), number(expr), expr.span(), parameter.name());
      case RATE -> rules.rate(number(expr), expr.span());
      case CONDITION -> condition(expr);
      case KNOWN_SERIES -> known(number(expr), expr);
      case DATE -> date(expr);
      case WHOLE, PHASE, DAY_COUNT -> literal(parameter, expr);
    };
  }

  private Type literal(Parameter parameter, Expr expr) {
    return Literals.check(parameter.role(), expr, scope, this::report);
  }

  private Type known(Type type, Expr expr) {
    return type.broken() || !type.random()
        ? type
        : report(
            expr.span(),
            "not-causal",
            new Text(
                "'" + Printer.print(expr) + "' 是随机的，不能提前知道",
                "'" + Printer.print(expr) + "' is random: its future is not known"),
            new Text("也许用 lag 或 prev", "Maybe use lag or prev"));
  }

  private Type result(Function function, Expr.Call call, List<Type> types) {
    Type first = types.getFirst();
    return switch (function.result()) {
      case FIRST -> first.as(Kind.NUMBER, first.dimension());
      case SAME -> first;
      case SECOND -> types.get(1);
      case LAST -> types.getLast();
      case JOIN -> {
        Type joined = first.as(Kind.NUMBER, first.dimension());
        for (Type type : types.subList(1, types.size())) {
          joined = rules.join(joined, type, call.span(), function.text());
        }
        yield joined;
      }
      case BRANCH -> rules.branch(types.get(1), types.get(2), call.span());
      case ROOT -> rules.root(first, call.span());
      case POWER -> power(call.arguments().get(0), call.arguments().get(1));
      case RATIO, COUNT -> Type.number(Dimension.NONE);
      case YEAR -> Type.number(Dimension.YEAR);
      case CONDITION -> first.as(Kind.CONDITION, Dimension.NONE);
      case DATE -> first.as(Kind.DATE, Dimension.NONE);
    };
  }

  private Type number(Expr expr) {
    return needNumber(type(expr), expr);
  }

  private Type needNumber(Type type, Expr expr) {
    return type.broken() || type.isNumeric()
        ? type.as(Kind.NUMBER, type.dimension())
        : wrongKind(expr, "数", "a number", type.kind());
  }

  private Type condition(Expr expr) {
    Type type = type(expr);
    return type.broken() || type.kind() == Kind.CONDITION
        ? type
        : wrongKind(expr, "条件", "a condition", type.kind());
  }

  private Type date(Expr expr) {
    Type type = type(expr);
    return type.broken() || type.kind() == Kind.DATE
        ? type
        : wrongKind(expr, "日期", "a date", type.kind());
  }

  private Type wrongKind(Expr expr, String zh, String en, Kind kind) {
    String text = Printer.print(expr);
    return report(
        expr.span(),
        "wrong-kind",
        new Text(
            "'" + text + "' 是" + nameOf(kind).zh() + "，这里要" + zh,
            "'" + text + "' is " + nameOf(kind).en() + " where " + en + " is needed"),
        switch (kind) {
          case NUMBER -> new Text("也许写成 " + text + " > 0", "Maybe write " + text + " > 0");
          case DATE -> new Text("也许用 years_between", "Maybe use years_between");
          case OPTION ->
              new Text("也许写成 " + text + " == \"...\"", "Maybe write " + text + " == \"...\"");
          case CONDITION -> new Text("也许用 if(...)", "Maybe use if(...)");
        });
  }

  private static Text nameOf(Kind kind) {
    return switch (kind) {
      case NUMBER -> new Text("数", "a number");
      case CONDITION -> new Text("条件", "a condition");
      case DATE -> new Text("日期", "a date");
      case OPTION -> new Text("选项", "an option");
    };
  }

  private static List<String> functionNames() {
    List<String> names = new ArrayList<>();
    for (Function function : Function.values()) {
      names.add(function.text());
    }
    return names;
  }

  private Type report(@Nullable Span span, String rule, Text what, Text advice) {
    int from = span == null ? 0 : span.from();
    findings.accept(Finding.refused(rule, source.place().right(from), what, advice));
    return Type.BROKEN;
  }
}
