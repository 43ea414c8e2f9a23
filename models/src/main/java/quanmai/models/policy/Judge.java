package quanmai.models.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.models.policy.Rule.Escalation;
import quanmai.models.policy.Verdict.Outcome;

/** Puts facts to rules. */
public final class Judge {

  private Judge() {}

  /** What the rules of {@code book} in force on {@code date} say of {@code facts}. */
  public static PolicyReport judge(
      Rulebook book, Set<Subject> applies, Map<String, Fact> facts, LocalDate date) {
    List<Verdict> verdicts = new ArrayList<>();
    int other = 0;
    for (Rule rule : book.rules()) {
      if (rule.applies().stream().noneMatch(applies::contains)) {
        continue;
      }
      if (rule.inForce(date)) {
        verdicts.add(verdict(rule, facts));
      } else {
        other++;
      }
    }
    return new PolicyReport(date, applies, book.packs(), verdicts, other);
  }

  /** What {@code rule} says, whatever the date. */
  static Verdict verdict(Rule rule, Map<String, Fact> facts) {
    Evaluation condition = Evaluation.of(rule.condition(), facts);
    Outcome outcome =
        switch (condition.truth()) {
          case TRUE -> Outcome.HIT;
          case FALSE -> Outcome.CLEAR;
          case UNKNOWN -> Outcome.UNKNOWN;
        };
    Severity severity = rule.severity();
    Severity possible = rule.severity();
    Set<String> missing = new LinkedHashSet<>(condition.missing());
    if (outcome != Outcome.CLEAR) {
      for (Escalation escalation : rule.escalations()) {
        Evaluation graver = Evaluation.of(escalation.condition(), facts);
        if (graver.truth() == Truth.TRUE) {
          severity = max(severity, escalation.severity());
        }
        if (graver.truth() != Truth.FALSE) {
          possible = max(possible, escalation.severity());
          missing.addAll(graver.missing());
        }
      }
    }
    return new Verdict(
        rule, outcome, severity, possible, used(rule.condition(), facts), List.copyOf(missing));
  }

  private static Severity max(Severity a, Severity b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Map<String, Fact> used(Condition condition, Map<String, Fact> facts) {
    Map<String, Fact> used = new LinkedHashMap<>();
    for (String field : fields(condition)) {
      Fact fact = facts.get(field);
      if (fact != null) {
        used.put(field, fact);
      }
    }
    return used;
  }

  /** The fields that a condition asks for, in the order written. */
  static Set<String> fields(Condition condition) {
    Set<String> fields = new LinkedHashSet<>();
    collect(condition, fields);
    return fields;
  }

  private static void collect(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Literal _ -> {}
      case Condition.Name(String field, _) -> into.add(field);
      case Condition.Negate(var operand, _) -> collect(operand, into);
      case Condition.Not(var operand, _) -> collect(operand, into);
      case Condition.And(var left, var right, _) -> both(left, right, into);
      case Condition.Or(var left, var right, _) -> both(left, right, into);
      case Condition.Compare(_, var left, var right, _) -> both(left, right, into);
      case Condition.Arithmetic(_, var left, var right, _) -> both(left, right, into);
      case Condition.In(var operand, _, _) -> collect(operand, into);
      case Condition.IsNull(var operand, _) -> collect(operand, into);
      case Condition.Matches(var operand, _, _) -> collect(operand, into);
      case Condition.Choose(var then, var when, var otherwise, _) -> {
        both(then, when, into);
        collect(otherwise, into);
      }
    }
  }

  private static void both(Condition left, Condition right, Set<String> into) {
    collect(left, into);
    collect(right, into);
  }
}
