package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The cash of a fund: what has to be called, what is kept, what is distributed.
 *
 * <pre>
 *   opening     = cash before + interest on it
 *   need        = max(0, payments - opening)             to be called or borrowed; less proceeds
 *                                                        where those pay first
 *   unused      = opening - advance before + calls + borrowed - payments
 *                                                        capital that lies idle; below zero it lacks
 *   rest        = unused + proceeds
 *   advance     = max(0, -rest)                          the manager advances what lacks, without
 *                                                        interest; it comes back first
 *   cash        = min(max(0, rest), kept)
 *   kept        = max(0, unused) + retained              retained: proceeds kept to invest again
 *               = min(max(0, unused), minimum) + retained    while idle cash is released
 *               = 0                                      when the fund has closed
 *   distributed = max(0, rest) - cash
 * </pre>
 *
 * An advance is not called for: it stands for what is late, or for what nobody has committed.
 *
 * <p>Nothing is lost: calls + proceeds + interest + borrowed + change of the advance = payments +
 * distributed + change of cash.
 */
final class FundAccount implements Instrument {

  @Override
  public String type() {
    return "fund-account";
  }

  @Override
  public Text description() {
    return new Text(
        "基金账户：资金需要、闲置资金、可分配金额与管理人垫付",
        "the account of a fund: what to call, idle cash, distributions, advances by the manager");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value(
                "payments", MONEY, "投资、费用、利息等支出", "what is paid: investments, fees, interest")
            .must(),
        SettingSpec.value("proceeds", MONEY, "项目回款", "what comes back from holdings").must(),
        SettingSpec.value("calls", MONEY, "出资人实缴", "what investors pay in").must(),
        SettingSpec.value("borrowed", MONEY, "借款净额", "borrowed less repaid"),
        SettingSpec.value(
            "proceeds_first",
            "condition",
            "何时先以当期回款支付，不足再缴款",
            "when the period's proceeds pay before anything is called"),
        SettingSpec.value("retained", MONEY, "留存再投的回款", "proceeds kept to be invested again"),
        SettingSpec.value("released", "condition", "何时释放闲置资金", "when idle cash is distributed"),
        SettingSpec.value("minimum", MONEY, "释放时保留的现金", "what is then still kept"),
        SettingSpec.value("closed", "condition", "到期清算", "when everything is distributed"),
        SettingSpec.value("rate", "/year", "存款年利率", "the interest rate on cash"));
  }

  @Override
  public void expand(Draft draft) {
    if (draft.has("minimum") && !draft.has("released")) {
      draft.refuse(
          "account-minimum",
          "minimum",
          new Text("minimum 只在释放闲置资金时起作用", "'minimum' matters only while idle cash is released"),
          new Text(
              "也许补上 released: not term.investing", "Maybe add 'released: not term.investing'."));
      return;
    }
    draft.value("payments");
    draft.value("proceeds");
    draft.value("calls");
    String opening = "prev(#cash)";
    if (draft.has("rate")) {
      draft.value("rate");
      draft.line("interest", "利息收入", "interest earned", MONEY, "prev(#cash) * (#rate * dt)");
      opening += " + #interest";
    }
    draft.line("opening", "期初可用资金", "cash at the start", MONEY, opening);
    String lacks = "#payments - #opening";
    if (draft.has("proceeds_first")) {
      draft.value("proceeds_first");
      lacks += " - if(#proceeds_first, #proceeds, 0)";
    }
    draft.line("need", "资金需要", "what has to be called or borrowed", MONEY, "max(0, " + lacks + ")");
    String unused = "#opening - prev(#advance) + #calls - #payments";
    if (draft.has("borrowed")) {
      draft.value("borrowed");
      unused += " + #borrowed";
    }
    draft.line("unused", "闲置资金（负为缺口）", "idle capital; below zero it lacks", MONEY, unused);
    draft.line("rest", "分配前余额", "before distributions", MONEY, "#unused + #proceeds");
    draft.line("advance", "管理人垫付余额", "advanced by the manager", MONEY, "max(0, -#rest)");
    draft.line("cash", "现金余额", "cash at the end of the period", MONEY, cash(draft));
    draft.line("distributed", "可分配金额", "what is distributed", MONEY, "#rest + #advance - #cash");
  }

  private static String cash(Draft draft) {
    String kept = "max(0, #unused)";
    if (draft.has("released")) {
      draft.value("released");
      draft.value("minimum", "0");
      kept = "if(#released, min(%1$s, max(0, #minimum)), %1$s)".formatted(kept);
    }
    if (draft.has("retained")) {
      draft.value("retained");
      kept += " + #retained";
    }
    kept = "min(max(0, #rest), " + kept + ")";
    if (draft.has("closed")) {
      draft.value("closed");
      kept = "if(#closed, 0, " + kept + ")";
    }
    return kept;
  }
}
