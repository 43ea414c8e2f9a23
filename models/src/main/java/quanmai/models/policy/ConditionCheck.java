package quanmai.models.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.policy.Condition.Literal;
import quanmai.models.policy.Condition.Name;
import quanmai.models.policy.Field.Type;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Checks that a condition asks for fields that there are, and compares like with like. */
final class ConditionCheck {

  private final Source source;
  private final Map<String, Field> fields;
  private final Findings findings;

  private ConditionCheck(Source source, Map<String, Field> fields, Findings findings) {
    this.source = source;
    this.fields = fields;
    this.findings = findings;
  }

  /** The condition that {@code source} writes over {@code fields}; null after a finding. */
  static @Nullable Condition read(Source source, Map<String, Field> fields, Findings findings) {
    Condition condition = ConditionParser.parse(source, findings);
    if (condition == null) {
      return null;
    }
    var check = new ConditionCheck(source, fields, findings);
    return check.is(condition, Type.FLAG) ? condition : null;
  }

  /** The type of a value; null after a finding. */
  private @Nullable Type type(Condition condition) {
    return switch (condition) {
      case Literal(var fact, _) ->
          switch (fact) {
            case Fact.Flag _ -> Type.FLAG;
            case Fact.Number _ -> Type.NUMBER;
            case Fact.Words _ -> Type.TEXT;
            case Fact.None _ -> throw new AssertionError("null stands only after 'is'");
          };
      case Name(String field, int at) -> field(field, at);
      case Condition.Negate(var operand, _) -> all(Type.NUMBER, Type.NUMBER, operand);
      case Condition.Not(var operand, _) -> all(Type.FLAG, Type.FLAG, operand);
      case Condition.And(var left, var right, _) -> all(Type.FLAG, Type.FLAG, left, right);
      case Condition.Or(var left, var right, _) -> all(Type.FLAG, Type.FLAG, left, right);
      case Condition.Arithmetic(_, var left, var right, _) ->
          all(Type.NUMBER, Type.NUMBER, left, right);
      case Condition.Compare compare -> compare(compare);
      case Condition.In in -> in(in);
      case Condition.IsNull(var operand, int at) -> isNull(operand, at);
      case Condition.Matches(var operand, _, _) -> all(Type.TEXT, Type.FLAG, operand);
      case Condition.Choose(var then, var when, var otherwise, _) -> {
        boolean fine = is(when, Type.FLAG);
        Type type = type(then);
        yield fine && type != null && is(otherwise, type) ? type : null;
      }
    };
  }

  private @Nullable Type field(String name, int at) {
    Field field = fields.get(name);
    if (field == null) {
      findings.refuse(
          "unknown-field",
          source.at(at),
          new Text("没有字段 " + name, "there is no field " + name),
          Nearest.advice(name, fields.keySet()));
      return null;
    }
    return field.type();
  }

  /** {@code result} when all operands are of a type; null after a finding. */
  private @Nullable Type all(Type wanted, Type result, Condition... operands) {
    boolean fine = true;
    for (Condition operand : operands) {
      fine &= is(operand, wanted);
    }
    return fine ? result : null;
  }

  private boolean is(Condition condition, Type wanted) {
    Type type = type(condition);
    if (type != null && type != wanted) {
      findings.refuse(
          "condition-type",
          source.at(start(condition)),
          new Text(
              "此处应为" + inChinese(wanted) + "，读到" + inChinese(type),
              "read a " + word(type) + " where a " + word(wanted) + " belongs"),
          advice(wanted));
    }
    return type == wanted;
  }

  private static Text advice(Type wanted) {
    return switch (wanted) {
      case FLAG -> new Text("应写成比较，如 x > 1", "write a comparison such as x > 1");
      case NUMBER -> new Text("应为数或数值字段", "a number or a field that is one");
      case TEXT -> new Text("应加引号，如 'control'", "put it in quotes, such as 'control'");
    };
  }

  private @Nullable Type compare(Condition.Compare compare) {
    boolean order = !compare.operator().equals("==") && !compare.operator().equals("!=");
    Type type = type(compare.left());
    if (type == null) {
      type(compare.right());
      return null;
    }
    if (order && !is(compare.left(), Type.NUMBER)) {
      return null;
    }
    boolean fine = is(compare.right(), type);
    fine &= fine && words(compare.left(), compare.right());
    return fine ? Type.FLAG : null;
  }

  private @Nullable Type in(Condition.In in) {
    Type type = type(in.operand());
    if (type == null) {
      return null;
    }
    boolean fine = true;
    for (Literal value : in.values()) {
      fine &= is(value, type) && words(in.operand(), value);
    }
    return fine ? Type.FLAG : null;
  }

  /** A field with a list of words is compared with one of them. */
  private boolean words(Condition left, Condition right) {
    if (right instanceof Name && left instanceof Literal) {
      return words(right, left);
    }
    Field field = left instanceof Name(String name, _) ? fields.get(name) : null;
    boolean known =
        field == null
            || field.words().isEmpty()
            || !(right instanceof Literal(Fact.Words(String text), _))
            || field.words().contains(text);
    if (!known && right instanceof Literal(Fact.Words(String text), int at) && field != null) {
      findings.refuse(
          "unknown-word",
          source.at(at),
          new Text(
              field.name() + " 没有 '" + text + "' 这个值", field.name() + " is never '" + text + "'"),
          Nearest.advice(text, field.words()));
    }
    return known;
  }

  private @Nullable Type isNull(Condition operand, int at) {
    if (!(operand instanceof Name(String field, int there))) {
      findings.refuse(
          "condition-type",
          source.at(at),
          new Text("is null 前应为字段名", "a field stands before 'is null'"),
          new Text("应为 x is null", "x is null"));
      return null;
    }
    return field(field, there) == null ? null : Type.FLAG;
  }

  /** Where a value starts, not its operator. */
  private static int start(Condition condition) {
    return switch (condition) {
      case Condition.Arithmetic(_, var left, _, _) -> start(left);
      case Condition.Compare(_, var left, _, _) -> start(left);
      case Condition.And(var left, _, _) -> start(left);
      case Condition.Or(var left, _, _) -> start(left);
      case Condition.In(var operand, _, _) -> start(operand);
      case Condition.IsNull(var operand, _) -> start(operand);
      case Condition.Matches(var operand, _, _) -> start(operand);
      case Condition.Choose(var then, _, _, _) -> start(then);
      case Literal _, Name _, Condition.Negate _, Condition.Not _ -> condition.at();
    };
  }

  private static String word(Type type) {
    return switch (type) {
      case FLAG -> "condition";
      case NUMBER -> "number";
      case TEXT -> "text";
    };
  }

  private static String inChinese(Type type) {
    return switch (type) {
      case FLAG -> "条件";
      case NUMBER -> "数";
      case TEXT -> "文字";
    };
  }
}
