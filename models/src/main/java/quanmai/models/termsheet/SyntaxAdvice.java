package quanmai.models.termsheet;

/** What an author probably did where the YAML parser stopped. */
final class SyntaxAdvice {

  private SyntaxAdvice() {}

  /** Advice without its "Maybe", from the parser's message and the lines where it stopped. */
  static Text of(String problem, String lines) {
    if (problem.contains("\\t")) {
      return new Text("制表符（Tab）应换成空格", "replace the tab by spaces");
    }
    if (lines.contains("：") || lines.contains("，")) {
      return new Text(
          "全角的“：”“，”应换成半角的“: ”“, ”", "replace the full-width '：' or '，' by ': ' or ', '");
    }
    if (problem.contains("mapping values are not allowed")) {
      return new Text(
          "上一行缺内容或缩进不对；文本中有冒号时应加引号",
          "the indentation is off; a text with a colon in it needs quotes");
    }
    if (problem.contains("expected ',' or")) {
      return new Text("缺逗号或右括号", "a comma or closing bracket is missing");
    }
    if (problem.contains("expected ':'")) {
      return new Text("名称之后缺 “: ”", "': ' is missing after the name");
    }
    if (problem.contains("expected <block end>")) {
      return new Text("缩进与上一项不一致", "the indentation differs from its neighbours'");
    }
    if (problem.contains("quoted scalar")) {
      return new Text("缺右引号", "a closing quote is missing");
    }
    if (problem.contains("cannot start any token")) {
      return new Text("以此字符开头的文本应加引号", "a text that starts with this character needs quotes");
    }
    return new Text("缩进、冒号或括号有误", "indentation, a colon or a bracket is off");
  }
}
