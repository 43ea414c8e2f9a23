package quanmai.models.instrument.exit;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Sale of the business at a multiple of its EBITDA.
 *
 * <p>At the exit: enterprise value = multiple x EBITDA (of the exit period, or of the twelve months
 * up to it), equity = enterprise value less selling costs less net debt, not below zero unless
 * {@code floor: none}. All lines are zero in other periods.
 */
final class ExitMultiple implements Instrument {

  @Override
  public String type() {
    return "exit-multiple";
  }

  @Override
  public Text description() {
    return new Text("按企业价值倍数退出", "exit at a multiple of EBITDA");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.TIME, "at", "退出期", "the exit period").must(),
        SettingSpec.value("ebitda", MONEY, "息税折旧摊销前利润", "the EBITDA of each period").must(),
        SettingSpec.word(
            "basis", List.of("period", "twelve-months"), "利润口径", "the EBITDA that is multiplied"),
        SettingSpec.value("multiple", "ratio", "企业价值倍数", "enterprise value over EBITDA").must(),
        SettingSpec.value(
            "net_debt", MONEY, "净债务及其他扣减", "net debt and whatever else is paid first"),
        SettingSpec.value(
            "costs", "share", "退出费用率", "selling costs as a share of enterprise value"),
        SettingSpec.word("floor", List.of("zero", "none"), "股权价值下限", "the least equity value"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("ebitda");
    draft.value("multiple");
    draft.value("net_debt", "0");
    draft.value("costs", "0");
    String exits = "t == " + draft.time("at");
    draft.line(
        "enterprise_value",
        "企业价值",
        "enterprise value",
        MONEY,
        "if(" + exits + ", #multiple * (" + basis(draft) + "), 0)");
    draft.line("selling_costs", "退出费用", "selling costs", MONEY, "#costs * #enterprise_value");
    String rest = "#enterprise_value - #selling_costs - #net_debt";
    draft.line(
        "equity",
        "股权退出价值",
        "equity value at the exit",
        MONEY,
        "if("
            + exits
            + ", "
            + (draft.word("floor").equals("zero") ? "max(0, " + rest + ")" : rest)
            + ", 0)");
  }

  private static String basis(Draft draft) {
    int steps = draft.timeline().stepsPerYear();
    return draft.word("basis").equals("period") || steps == 1
        ? "#ebitda"
        : "sum_last(#ebitda, " + steps + ")";
  }
}
