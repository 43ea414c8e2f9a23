package quanmai.models.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import quanmai.models.workbook.Layout.Section;

/** The sheet that tells people how to use the workbook, and the first line of every other. */
final class GuideSheet {

  private static final List<String> LINES =
      List.of(
          "泉脉交易工作簿：与 YAML 交易文件内容相同，所有命令都读它。",
          "A deal of Quanmai as a workbook: it says what a YAML term sheet says, and every command reads it.",
          "",
          "quanmai check 文件.xlsx　　检查，一次列出全部问题及其单元格 / all findings, with their cells",
          "quanmai run 文件.xlsx　　　模拟 / simulate",
          "quanmai explain 文件.xlsx --base　　基准情形各期数值 / the base case, line by line",
          "",
          "黄底蓝字是数值，可改；灰字行以 # 开头，是模板的默认值，删去 # 即可改写。",
          "Blue on yellow is for numbers. Grey rows start with #: they show what the template takes; delete the # to change one.",
          "数值要直接填写，不用表格公式；公式以文本写在“各线”等表里，不带等号。",
          "Type values, not spreadsheet formulas; formulas of the language are texts, without an equals sign.",
          "表头与工作表名不要改；不要合并单元格，不要隐藏行、列、工作表；说明栏可随意写。",
          "Keep headings and sheet names; merge and hide nothing; remarks are yours.",
          "同一名称占几行：有选项的输入、互斥事件、按阶段的公式、工具的各条款。",
          "Several rows of one name: options of an input, competing events, formulas by phase, terms of an instrument.",
          "预测仅供内部投资决策使用。 Forecasts are for internal investment decisions only.");

  private GuideSheet() {}

  static void write(Worksheet sheet) {
    sheet.width(0, 120);
    for (int row = 0; row < LINES.size(); row++) {
      sheet.value(row, 0, LINES.get(row));
    }
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.style(1, 0).bold().set();
  }

  /** What the first row of a section's sheet says. */
  static String line(Section section) {
    return switch (section) {
      case DEAL -> "名称、模板、时间轴；值为空即不写。 Name, template, timeline; an empty value is not written.";
      case INPUTS ->
          "每行一个输入：基准值，及其分布（参数填在右侧各列）或选项。"
              + " One input a row: its base value, and a distribution (parameters on the right) or options.";
      case SCHEDULES ->
          "每行一张时间表，右侧每期一列；空格为零，〃 同左格。"
              + " One schedule a row, one column a period; empty is zero, 〃 goes on with the value at its left.";
      case FACTORS -> "每行一个随机过程，参数填在右侧各列。 One random process a row, parameters on the right.";
      case CORRELATION ->
          "相关性：pair 两因子及系数；driver 驱动、因子、载荷；matrix 每行一个因子。"
              + " Pairs, loadings of drivers, or the rows of a matrix.";
      case EVENTS ->
          "每行一个事件的每年发生率；互斥者同名几行。 The hazard of an event a row; competing ones share a name.";
      case LINES -> "每行一条线；按阶段的公式同名几行。 One line a row; formulas by phase share a name.";
      case INSTRUMENTS ->
          "每行一项条款，同一工具同名几行。 One term a row; an instrument takes several rows of one name.";
      case OUTPUTS ->
          "每行一个结果：每条路径一个数，或一个条件。 One result a row: a number of each path, or a condition.";
      case REPORT -> "报表所示。 What reports show.";
      case FACTS ->
          "政策规则所问的事实：TRUE、FALSE、数字、文字或公式；~ 为没有，不知就不写。 Facts for policy rules; ~ for none.";
      case POLICY -> "另加的规则包与适用规则。 Packs of rules, and which are asked.";
    };
  }
}
