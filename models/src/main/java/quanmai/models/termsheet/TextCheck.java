package quanmai.models.termsheet;

import java.util.regex.Pattern;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Shape.Kind;

/** Checks a single text against its kind. */
final class TextCheck {

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}0-9_-]{0,59}");
  private static final Pattern PERIODS =
      Pattern.compile("[0-9]{1,4}(\\s*\\.\\.\\s*([0-9]{1,4})?)?");
  private static final Pattern DATES =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(\\s*\\.\\.\\s*([0-9]{4}-[0-9]{2}-[0-9]{2})?)?");

  private final Findings findings;

  TextCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Scalar scalar, Kind kind) {
    String text = scalar.text().strip();
    if ((kind == Kind.BOUND || kind == Kind.FACT) && scalar.isNull()) {
      return;
    }
    if (text.isEmpty() || scalar.isNull()) {
      findings.refuse(
          "empty-value",
          scalar.place(),
          new Text("这个键没有值", "this key has no value"),
          new Text("应写上值，或删去此键", "write one, or delete the key"));
      return;
    }
    switch (kind) {
      case TEXT, FACT -> {}
      case NAME -> name(scalar, true);
      case OUTPUT_NAME -> name(scalar, false);
      case REFERENCE -> reference(scalar);
      case WORD -> word(scalar);
      case NUMBER, BOUND -> number(scalar);
      case INTEGER -> integer(scalar);
      case DATE -> date(scalar, text);
      case VALUE -> value(scalar);
      case FORMULA -> formula(scalar);
      case FLAG -> flag(scalar);
      case PERIODS -> periods(scalar);
    }
  }

  private void name(Scalar scalar, boolean functionsToo) {
    String name = scalar.text().strip();
    Text wrong = Names.wrong(name, functionsToo);
    if (wrong != null) {
      String repaired = Names.repaired(name);
      findings.refuse("bad-name", scalar.place(), wrong, new Text("应为 " + repaired, repaired));
    }
  }

  private void reference(Scalar scalar) {
    for (String part : scalar.text().strip().split("\\.", -1)) {
      if (!Names.shapely(part)) {
        findings.refuse(
            "bad-name",
            scalar.place(),
            new Text(
                "读到 " + ShapeCheck.shown(scalar) + "，应为一个名称",
                "read " + ShapeCheck.shown(scalar) + ", expected one name"),
            new Text("应为 revenue 或 loan.balance 这样的名称", "a name such as revenue or loan.balance"));
        return;
      }
    }
  }

  private void word(Scalar scalar) {
    if (!WORD.matcher(scalar.text().strip()).matches()) {
      findings.refuse(
          "bad-word",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + "，应为一个词（字母开头，可含数字、-、_）",
              "read "
                  + ShapeCheck.shown(scalar)
                  + ", expected one word (a letter, then letters, digits, -, _)"),
          new Text("多写了空格或标点", "there are blanks or punctuation too many"));
    }
  }

  private void number(Scalar scalar) {
    if (Values.number(scalar.text()).isEmpty()) {
      notANumber(scalar);
    }
  }

  private void notANumber(Scalar scalar) {
    findings.refuse(
        Values.notFinite(scalar.text()) ? "not-finite" : "not-a-number",
        scalar.place(),
        new Text(
            "读到 " + ShapeCheck.shown(scalar) + "，应为数字",
            "read " + ShapeCheck.shown(scalar) + ", expected a number"),
        Values.numberAdvice(scalar.text()));
  }

  private void integer(Scalar scalar) {
    var number = Values.number(scalar.text());
    if (number.isEmpty()) {
      notANumber(scalar);
    } else if (number.getAsDouble() != Math.rint(number.getAsDouble())
        || Math.abs(number.getAsDouble()) > 1e9) {
      findings.refuse(
          "not-whole",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + "，应为整数",
              "read " + ShapeCheck.shown(scalar) + ", expected a whole number"),
          new Text("应为 8 这样的数", "a number such as 8"));
    }
  }

  private void date(Scalar scalar, String text) {
    if (Values.date(text) == null) {
      boolean shaped = Values.dateLike(text);
      findings.refuse(
          "not-a-date",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + (shaped ? "，日历上没有这一天" : "，应为日期"),
              "read "
                  + ShapeCheck.shown(scalar)
                  + (shaped ? ", a day that no calendar has" : ", expected a date")),
          new Text("应为 2026-11-24 这样的日期", "a date such as 2026-11-24"));
    }
  }

  private void value(Scalar scalar) {
    String text = scalar.text().strip();
    if (Values.dateLike(text)) {
      date(scalar, text);
    } else if (Values.numberLike(text) || Values.notFinite(text)) {
      number(scalar);
    } else if (!Names.shapely(text)) {
      findings.refuse(
          "not-a-value",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + "，应为数字、日期或选项名",
              "read " + ShapeCheck.shown(scalar) + ", expected a number, a date or an option"),
          new Text("公式应写在 lines 里", "a formula belongs into lines"));
    }
  }

  private void formula(Scalar scalar) {
    if (Values.notFinite(scalar.text())) {
      notANumber(scalar);
    }
  }

  private void flag(Scalar scalar) {
    String text = scalar.text().strip();
    if (!text.equals("true") && !text.equals("false")) {
      boolean yes = text.equalsIgnoreCase("yes") || text.equals("是") || text.equals("1");
      findings.refuse(
          "not-a-flag",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + "，应为 true 或 false",
              "read " + ShapeCheck.shown(scalar) + ", expected true or false"),
          new Text(yes ? "应为 true" : "应为 false", yes ? "true" : "false"));
    }
  }

  private void periods(Scalar scalar) {
    String text = scalar.text().strip();
    boolean known =
        PERIODS.matcher(text).matches() || DATES.matcher(text).matches() || Names.shapely(text);
    if (!known) {
      findings.refuse(
          "bad-periods",
          scalar.place(),
          new Text(
              "读到 " + ShapeCheck.shown(scalar) + "，应为期号、区间、日期或阶段",
              "read " + ShapeCheck.shown(scalar) + ", expected a t, a range, a date or a phase"),
          new Text("应为 5、5..12 或 2026-11-24", "5, 5..12 or 2026-11-24"));
      return;
    }
    if (DATES.matcher(text).matches()) {
      for (String part : text.split("\\.\\.")) {
        if (!part.isBlank()) {
          date(scalar, part);
        }
      }
    }
  }
}
