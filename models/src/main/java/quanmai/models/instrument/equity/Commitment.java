package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument.SettingSpec;

/** What was committed and what was reached, as several instruments read it. */
final class Commitment {

  private Commitment() {}

  static List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("commitment", MONEY, "承诺业绩（0 为不考核）", "what was committed, 0 for no test")
            .must(),
        SettingSpec.value("actual", MONEY, "实际业绩", "what was reached").must());
  }

  static SettingSpec basis() {
    return SettingSpec.word(
        "basis",
        List.of("yearly", "cumulative"),
        "考核口径：逐年、累计（最后一个承诺期一次考核）",
        "each year by itself, or all years together in the last");
  }

  /**
   * Writes commitment and actual, as they are tested: period by period, or their sums at the end.
   */
  static void write(Draft draft) {
    given(draft);
    boolean yearly = draft.word("basis").equals("yearly");
    draft.line(
        "tested",
        "本期是否考核",
        "whether the period is tested",
        "condition",
        yearly ? "#commitment > 0" : last());
    draft.line(
        "committed",
        "考核的承诺业绩",
        "the commitment that is tested",
        MONEY,
        "if(#tested, " + (yearly ? "#commitment" : "cum(#commitment)") + ", 0)");
    draft.line(
        "reached",
        "考核的实际业绩",
        "the result that is tested",
        MONEY,
        "if(#tested, " + (yearly ? "#actual" : "cum(#counted)") + ", 0)");
  }

  /** Writes commitment and actual, and what of it counts. */
  static void given(Draft draft) {
    draft.value("commitment");
    draft.value("actual");
    draft.line(
        "counted",
        "承诺期内实际业绩",
        "result of a period with a commitment",
        MONEY,
        "if(#commitment > 0, #actual, 0)");
  }

  /** Whether this is the last period with a commitment. */
  static String last() {
    return "#commitment > 0 and cum(#commitment) >= sum(#commitment)";
  }
}
