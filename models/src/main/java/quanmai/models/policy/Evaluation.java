package quanmai.models.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The truth of a condition on what is known.
 *
 * <p>A field without a fact makes what it stands in unknown, unless the rest decides it. A value is
 * a set of those that are possible: of {@code x if c else y} with an unknown {@code c} both are, so
 * that a comparison which holds for both is known.
 *
 * @param truth of the condition
 * @param missing the fields without a fact that keep it unknown; empty when it is known
 */
record Evaluation(Truth truth, Set<String> missing) {

  private static final int MOST = 16;

  static Evaluation of(Condition condition, Map<String, Fact> facts) {
    return new Evaluator(facts).truth(condition);
  }

  private static Evaluation known(boolean holds) {
    return new Evaluation(Truth.of(holds), Set.of());
  }

  private static Evaluation unknown(Set<String> missing) {
    return new Evaluation(Truth.UNKNOWN, missing);
  }

  private static Set<String> both(Set<String> a, Set<String> b) {
    Set<String> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }

  /**
   * What a value may be.
   *
   * @param possible null when it may be anything
   */
  private record Operand(@Nullable List<Fact> possible, Set<String> missing) {

    /** As many as a condition that people read can have; more may be anything. */
    static Operand of(List<Fact> possible, Set<String> missing) {
      List<Fact> distinct = possible.stream().distinct().toList();
      return new Operand(distinct.size() > MOST ? null : distinct, missing);
    }
  }

  private interface Test {
    Truth of(Fact left, Fact right);
  }

  /** Evaluates on some facts. */
  private record Evaluator(Map<String, Fact> facts) {

    Evaluation truth(Condition condition) {
      return switch (condition) {
        case Condition.Not(var operand, _) -> {
          Evaluation inner = truth(operand);
          yield new Evaluation(inner.truth.not(), inner.missing);
        }
        case Condition.And(var left, var right, _) -> {
          Evaluation a = truth(left);
          Evaluation b = truth(right);
          yield joined(a.truth.and(b.truth), a, b);
        }
        case Condition.Or(var left, var right, _) -> {
          Evaluation a = truth(left);
          Evaluation b = truth(right);
          yield joined(a.truth.or(b.truth), a, b);
        }
        case Condition.Compare(String operator, var left, var right, _) ->
            test(value(left), value(right), (a, b) -> compare(operator, a, b));
        case Condition.In in -> in(in);
        case Condition.IsNull(var operand, _) -> {
          Operand value = value(operand);
          yield value.possible == null
              ? unknown(value.missing)
              : known(value.possible.getFirst() instanceof Fact.None);
        }
        case Condition.Matches(var operand, var pattern, _) ->
            test(
                value(operand),
                NOTHING,
                (a, _) ->
                    a instanceof Fact.Words(String text)
                        ? Truth.of(pattern.matcher(text).find())
                        : Truth.FALSE);
        case Condition.Literal _,
            Condition.Name _,
            Condition.Negate _,
            Condition.Arithmetic _,
            Condition.Choose _ ->
            test(value(condition), NOTHING, (a, _) -> flag(a));
      };
    }

    private static final Operand NOTHING = new Operand(List.of(new Fact.None()), Set.of());

    private static Truth flag(Fact fact) {
      return fact instanceof Fact.Flag(boolean holds) ? Truth.of(holds) : Truth.UNKNOWN;
    }

    private static Evaluation joined(Truth truth, Evaluation a, Evaluation b) {
      return new Evaluation(truth, truth == Truth.UNKNOWN ? both(a.missing, b.missing) : Set.of());
    }

    /** What the test says of all possible values, if it is the same. */
    private static Evaluation test(Operand left, Operand right, Test test) {
      Set<String> missing = both(left.missing, right.missing);
      if (left.possible == null || right.possible == null) {
        return unknown(missing);
      }
      Truth all = null;
      for (Fact a : left.possible) {
        for (Fact b : right.possible) {
          Truth one = test.of(a, b);
          all = all == null || all == one ? one : Truth.UNKNOWN;
        }
      }
      return all == null || all == Truth.UNKNOWN ? unknown(missing) : new Evaluation(all, Set.of());
    }

    private Evaluation in(Condition.In in) {
      Operand operand = value(in.operand());
      List<Fact> values = in.values().stream().map(Condition.Literal::fact).toList();
      return test(operand, NOTHING, (a, _) -> Truth.of(values.contains(a)));
    }

    private static Truth compare(String operator, Fact a, Fact b) {
      if (operator.equals("==") || operator.equals("!=")) {
        return Truth.of(a.equals(b) == operator.equals("=="));
      }
      if (!(a instanceof Fact.Number(double x)) || !(b instanceof Fact.Number(double y))) {
        return Truth.UNKNOWN; // there is no number to compare
      }
      return Truth.of(
          switch (operator) {
            case "<" -> x < y;
            case "<=" -> x <= y;
            case ">" -> x > y;
            case ">=" -> x >= y;
            default -> throw new AssertionError(operator);
          });
    }

    private Operand value(Condition condition) {
      return switch (condition) {
        case Condition.Literal(var fact, _) -> new Operand(List.of(fact), Set.of());
        case Condition.Name(String field, _) -> {
          Fact fact = facts.get(field);
          yield fact == null
              ? new Operand(null, Set.of(field))
              : new Operand(List.of(fact), Set.of());
        }
        case Condition.Negate(var operand, _) ->
            combined('-', new Operand(List.of(new Fact.Number(0)), Set.of()), value(operand));
        case Condition.Arithmetic(char operator, var left, var right, _) ->
            combined(operator, value(left), value(right));
        case Condition.Choose(var then, var when, var otherwise, _) ->
            choose(then, when, otherwise);
        case Condition.Not _,
            Condition.And _,
            Condition.Or _,
            Condition.Compare _,
            Condition.In _,
            Condition.IsNull _,
            Condition.Matches _ -> {
          Evaluation inner = truth(condition);
          yield inner.truth == Truth.UNKNOWN
              ? new Operand(List.of(new Fact.Flag(true), new Fact.Flag(false)), inner.missing)
              : new Operand(List.of(new Fact.Flag(inner.truth == Truth.TRUE)), Set.of());
        }
      };
    }

    private Operand choose(Condition then, Condition when, Condition otherwise) {
      Evaluation chosen = truth(when);
      if (chosen.truth != Truth.UNKNOWN) {
        return value(chosen.truth == Truth.TRUE ? then : otherwise);
      }
      Operand a = value(then);
      Operand b = value(otherwise);
      Set<String> missing = both(chosen.missing, both(a.missing, b.missing));
      if (a.possible == null || b.possible == null) {
        return new Operand(null, missing);
      }
      List<Fact> all = new ArrayList<>(a.possible);
      all.addAll(b.possible);
      return Operand.of(all, missing);
    }

    private static Operand combined(char operator, Operand left, Operand right) {
      Set<String> missing = both(left.missing, right.missing);
      if (left.possible == null || right.possible == null) {
        return new Operand(null, missing);
      }
      List<Fact> all = new ArrayList<>();
      for (Fact a : left.possible) {
        for (Fact b : right.possible) {
          double value = arithmetic(operator, a, b);
          if (!Double.isFinite(value)) {
            return new Operand(null, missing); // such as a division by a price of 0
          }
          all.add(new Fact.Number(BaseCase.rounded(value))); // 16.8 of 24 are 70%
        }
      }
      return Operand.of(all, missing);
    }

    private static double arithmetic(char operator, Fact a, Fact b) {
      if (!(a instanceof Fact.Number(double x)) || !(b instanceof Fact.Number(double y))) {
        return Double.NaN;
      }
      return switch (operator) {
        case '+' -> x + y;
        case '-' -> x - y;
        case '*' -> x * y;
        case '/' -> x / y;
        default -> throw new AssertionError(operator);
      };
    }
  }
}
