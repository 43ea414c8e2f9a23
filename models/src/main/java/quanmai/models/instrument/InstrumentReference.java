package quanmai.models.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.Text;

/** Prints what instruments there are, from the same descriptions that their uses are checked by. */
public final class InstrumentReference {

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Map<String, Text>> linesOf;

  private InstrumentReference(Map<String, Map<String, Text>> linesOf) {
    this.linesOf = linesOf;
  }

  /**
   * Every instrument as Markdown, in Chinese and English: its settings, and the lines it writes.
   *
   * @param examples sheets whose instruments have been expanded; which lines an instrument writes
   *     depends on its settings, so those that its uses there have written are told
   */
  public static String markdown(List<TermSheet> examples) {
    var reference = new InstrumentReference(lines(examples));
    Instruments.all().forEach(reference::instrument);
    return reference.out.toString();
  }

  /** By type, the lines of its uses by the name without that of the use. */
  private static Map<String, Map<String, Text>> lines(List<TermSheet> examples) {
    Map<String, Map<String, Text>> lines = new TreeMap<>();
    for (TermSheet sheet : examples) {
      for (InstrumentDef use : sheet.instruments()) {
        Map<String, Text> known = lines.computeIfAbsent(use.type(), k -> new LinkedHashMap<>());
        for (LineDef line : sheet.lines()) {
          Text label = line.facts().label();
          if (label != null && line.name().startsWith(use.name() + ".")) {
            known.putIfAbsent(line.name().substring(use.name().length() + 1), label);
          }
        }
      }
    }
    return lines;
  }

  private void instrument(Instrument instrument) {
    out.append("\n## `").append(instrument.type()).append("`\n\n");
    out.append(instrument.description().zh()).append("<br>\n");
    out.append(instrument.description().en()).append("\n\n");
    out.append("| 项 setting | 写法 written as | 含义 | meaning |\n|---|---|---|---|\n");
    instrument.settings().forEach(setting -> setting(setting, ""));
    Map<String, Text> lines = linesOf.getOrDefault(instrument.type(), Map.of());
    if (!lines.isEmpty()) {
      out.append("\n| 行 line | 含义 | meaning |\n|---|---|---|\n");
      lines.forEach(
          (name, label) ->
              out.append("| `.")
                  .append(name)
                  .append("` | ")
                  .append(cell(label.zh()))
                  .append(" | ")
                  .append(cell(label.en()))
                  .append(" |\n"));
    }
  }

  private void setting(SettingSpec setting, String inside) {
    out.append("| ").append(inside).append('`').append(setting.name()).append('`');
    out.append(setting.required() ? " *" : "").append(" | ").append(written(setting));
    out.append(" | ").append(cell(setting.description().zh()));
    out.append(" | ").append(cell(setting.description().en())).append(" |\n");
    setting.parts().forEach(part -> setting(part, inside + "… "));
  }

  private static String written(SettingSpec setting) {
    String how =
        switch (setting.shape()) {
          case VALUE -> unit(setting.unit());
          case COUNT -> "整数 whole number";
          case PERIOD -> "期或阶段 period or phase";
          case TIME -> "期、阶段或公式 period, phase or formula";
          case WORD -> String.join(", ", setting.words().stream().map(w -> "`" + w + "`").toList());
          case PARTS -> "按名称的各部分 parts by name";
          case NAMES -> "其他工具的名称 names of other uses";
        };
    Instrument.Usual usual = setting.usual();
    return usual == null
        ? how
        : how
            + "；通常 usually "
            + usual.value()
            + " ("
            + usual.confidence()
            + ": "
            + cell(usual.source())
            + ")";
  }

  private static String unit(String unit) {
    return unit.equals(SettingSpec.MONEY) ? "金额 money" : unit;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
