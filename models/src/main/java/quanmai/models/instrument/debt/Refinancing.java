package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A new loan pays off an old one at a date.
 *
 * <pre>
 *   payoff     = what the old loan owes            {@code prepaid} of the old loan
 *   break cost = rate x payoff
 *   draw       = the given amount, or (payoff + break cost) / (1 - fee rate); {@code draws} of the new
 *   fee        = fee rate x draw
 *   surplus    = draw - fee - payoff - break cost  cash; below zero the owners pay it
 * </pre>
 */
final class Refinancing implements Instrument {

  @Override
  public String type() {
    return "refinancing";
  }

  @Override
  public Text description() {
    return new Text("再融资：以新贷款还清旧贷款", "refinancing: a new loan pays off an old one");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.TIME, "at", "再融资期", "the period of the refinancing").must(),
        SettingSpec.value("owed", MONEY, "旧贷款待还金额", "what the old loan owes").must(),
        SettingSpec.value("amount", MONEY, "新贷款金额", "the amount of the new loan"),
        SettingSpec.value("fee", "share", "新贷款费率", "the fee of the new loan per amount"),
        SettingSpec.value("break_cost", "share", "提前还款违约金率", "what early repayment costs"));
  }

  @Override
  public void expand(Draft draft) {
    String now = "t == " + draft.time("at");
    draft.value("owed");
    draft.value("fee", "fee_rate", "0");
    draft.value("break_cost", "break_rate", "0");
    draft.line("payoff", "还清旧贷款", "paid to the old loan", MONEY, "if(" + now + ", #owed, 0)");
    draft.line("break_cost", "提前还款违约金", "cost of early repayment", MONEY, "#break_rate * #payoff");
    String draw = "(#payoff + #break_cost) / (1 - #fee_rate)";
    if (draft.has("amount")) {
      draft.value("amount");
      draw = "if(" + now + ", #amount, 0)";
    }
    draft.line("draw", "新贷款提款", "drawn on the new loan", MONEY, draw);
    draft.line("fee", "新贷款费用", "fee of the new loan", MONEY, "#fee_rate * #draw");
    draft.line(
        "surplus", "再融资净得现金", "cash that it brings", MONEY, "#draw - #fee - #payoff - #break_cost");
  }
}
