package quanmai.models.language;

import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Text;

/** How units combine: sums and comparisons need one unit, products multiply them. */
final class UnitRules {

  /** Receives a finding and answers with the broken type. */
  @FunctionalInterface
  interface Reporter {
    Type report(@Nullable Span span, String rule, Text what, Text advice);
  }

  private final Reporter reporter;

  UnitRules(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Both must have one unit, which is the result's. */
  Type join(Type left, Type right, Span span, String operation) {
    Type joined = left.shapedLike(right);
    if (joined.broken()) {
      return Type.BROKEN;
    }
    if (left.dimension() == null || right.dimension() == null) {
      return joined.as(
          Kind.NUMBER, left.dimension() == null ? right.dimension() : left.dimension());
    }
    if (left.dimension().equals(right.dimension())) {
      return joined.as(Kind.NUMBER, left.dimension());
    }
    boolean currencies = Units.differByCurrency(left.dimension(), right.dimension());
    String pair = left.dimension() + " " + operation + " " + right.dimension();
    return reporter.report(
        span,
        currencies ? "currency-mix" : "unit-mix",
        new Text("单位不同：" + pair, "different units: " + pair),
        Units.advice(left.dimension(), right.dimension()));
  }

  /** The product, or the quotient when {@code power} is -1. */
  Type product(Type left, Type right, int power) {
    Type all = left.shapedLike(right);
    if (all.broken()) {
      return Type.BROKEN;
    }
    if (left.dimension() == null) {
      return all.as(Kind.NUMBER, null);
    }
    Dimension by = right.dimension() == null ? Dimension.NONE : right.dimension();
    return all.as(Kind.NUMBER, left.dimension().times(by.power(power)));
  }

  /** Both branches need one kind, and one unit when they are numbers. */
  Type branch(Type yes, Type no, Span span) {
    if (yes.kind() == no.kind() && yes.kind() != Kind.NUMBER) {
      return yes.shapedLike(no);
    }
    if (!yes.isNumeric() || !no.isNumeric()) {
      return reporter.report(
          span,
          "wrong-kind",
          new Text("if 的两支不是同一种值", "the branches of if are of different kinds"),
          new Text("也许两支都写成数", "Maybe make both a number"));
    }
    return join(yes, no, span, "if");
  }

  /** A number without unit is needed. */
  Type pure(Type type, Span span) {
    if (type.fits(Dimension.NONE)) {
      return type;
    }
    return reporter.report(
        span,
        "unit-mix",
        new Text(
            "这里要无单位的数，不是 " + type.dimension(),
            "a number without unit is needed, not " + type.dimension()),
        type.fits(Dimension.YEAR)
            ? new Text("也许除以 1[year]", "Maybe divide by 1[year]")
            : new Text("也许除以同单位的数", "Maybe divide by a number of the same unit"));
  }

  /** An annual rate is needed: a share, or a share a year. */
  Type rate(Type type, Span span) {
    return type.fits(Dimension.NONE) || type.fits(Dimension.YEAR.power(-1))
        ? type
        : pure(type, span);
  }

  /** The square root's unit. */
  Type root(Type type, Span span) {
    Dimension dimension = type.dimension();
    if (type.broken() || dimension == null) {
      return type;
    }
    Dimension root = dimension.root();
    return root != null
        ? type.as(Kind.NUMBER, root)
        : reporter.report(
            span,
            "unit-mix",
            new Text("不能对 " + dimension + " 开方", dimension + " has no square root"),
            new Text("也许先除以同单位的数", "Maybe divide by a number of the same unit first"));
  }
}
