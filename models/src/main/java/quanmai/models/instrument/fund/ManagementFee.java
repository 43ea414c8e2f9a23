package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * What the manager is paid, by phases of the fund's life.
 *
 * <pre>
 *   fee = rate x dt x base before             in the investment period
 *   fee = exit rate x dt x exit base before   in the exit period
 *   fee = extension rate x dt x exit base before    in the extension, usually nothing
 * </pre>
 *
 * A base is the balance at the start of the period: commitments, paid-in capital, or the cost of
 * what is still held. Step-downs are rates by period.
 */
final class ManagementFee implements Instrument {

  @Override
  public String type() {
    return "management-fee";
  }

  @Override
  public Text description() {
    return new Text(
        "管理费：按认缴、实缴或未退出成本，分阶段费率",
        "management fee on commitments, paid-in capital or unexited cost, with rates by phase");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "term", "存续期（fund-term）", "the term of the fund").must(),
        SettingSpec.value("rate", "/year", "投资期年费率", "the rate in the investment period").must(),
        SettingSpec.value("base", MONEY, "投资期计费基数", "the base in the investment period").must(),
        SettingSpec.value("exit_rate", "/year", "退出期年费率", "the rate in the exit period"),
        SettingSpec.value("exit_base", MONEY, "退出期计费基数", "the base in the exit period"),
        SettingSpec.value("extension_rate", "/year", "延长期年费率", "the rate in the extension")
            .usually("0", Confidence.KNOWN, "延长期通常不收 usually none"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings term = term(draft);
    if (term == null) {
      return;
    }
    draft.value("rate");
    draft.value("base");
    draft.value("extension_rate");
    String rate = "#rate";
    String base = "#base";
    if (draft.has("exit_rate")) {
      draft.value("exit_rate");
      rate = "#exit_rate";
    }
    if (draft.has("exit_base")) {
      draft.value("exit_base");
      base = "#exit_base";
    }
    String in = term.name();
    boolean one = base.equals("#base");
    draft.line(
        "applied",
        "适用费率（本期）",
        "the rate of the period",
        "ratio",
        "dt * if(%1$s.investing, #rate, if(%1$s.exiting, %2$s, if(%1$s.extended, #extension_rate, 0[/year])))"
            .formatted(in, rate));
    draft.line(
        "fee",
        "管理费",
        "the fee of the period",
        MONEY,
        one
            ? "#applied * prev(#base)"
            : "#applied * if(%s.investing, prev(#base), prev(%s))".formatted(in, base));
  }

  /** The term that a setting names, or null after a refusal. */
  static @Nullable UseSettings term(Draft draft) {
    return draft.other("term", FundTerm.TYPE);
  }
}
