package quanmai.models.language;

import java.math.MathContext;
import java.util.List;
import quanmai.models.termsheet.Text;

/** Prints what the formula language offers, from the same tables that check formulas. */
public final class Reference {

  private Reference() {}

  /** Functions, built-in names and units as Markdown, each with its Chinese and English meaning. */
  public static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("## 函数 Functions\n\n| | 含义 | meaning |\n|---|---|---|\n");
    for (Function function : Function.values()) {
      row(out, function.signature(), function.description());
    }
    out.append("\n## 内置名称 Built-in names\n\n| | 含义 | meaning |\n|---|---|---|\n");
    for (BuiltIn builtIn : BuiltIn.values()) {
      row(out, builtIn.text(), builtIn.description());
    }
    out.append("\n## 单位 Units\n\n| 单位 unit | 等于 is | 量纲 dimension |\n|---|---|---|\n");
    for (String name : UnitNames.all()) {
      Unit unit = UnitNames.find(name);
      if (unit != null) {
        unit(out, name, unit);
      }
    }
    return out.toString();
  }

  /** Every function, for help in an editor. */
  public static List<Function> functions() {
    return List.of(Function.values());
  }

  private static void row(StringBuilder out, String code, Text meaning) {
    out.append("| `").append(code).append("` | ").append(cell(meaning.zh()));
    out.append(" | ").append(cell(meaning.en())).append(" |\n");
  }

  private static void unit(StringBuilder out, String name, Unit unit) {
    String what =
        switch (unit.kind()) {
          case NUMBER -> unit.dimension().toString();
          case CONDITION, DATE, OPTION -> "";
        };
    String scale = unit.scale().round(new MathContext(7)).stripTrailingZeros().toString();
    out.append("| `").append(name).append("` | ").append(scale);
    out.append(" | ").append(what).append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
