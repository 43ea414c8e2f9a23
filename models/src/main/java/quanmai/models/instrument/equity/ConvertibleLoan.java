package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A loan to a company that becomes shares in its next round, or is owed at maturity (可转债).
 *
 * <pre>
 *   claim C          = I (1 + r y)              simple, y the years since it was lent
 *                    = I (1 + r)^y              compound
 *   valuation V      = min(cap, pre-money of the round x (1 - discount))
 *   new shares       = C / V for each share there was before
 *   stake            = C / (V + C)              before the new money of the round
 * </pre>
 *
 * It converts in the first period in which its condition holds, up to maturity; else {@code due} is
 * the claim at maturity, and what is paid of it is for an {@link ObligorPayment}. It never does
 * both. A round of a cap table whose {@code raise} is {@code .converted} and whose {@code
 * pre_money} is {@code .valuation} issues its shares.
 */
final class ConvertibleLoan implements Instrument {

  @Override
  public String type() {
    return "convertible-loan";
  }

  @Override
  public Text description() {
    return new Text(
        "可转债：计息、按估值上限或折扣转股、到期偿还",
        "convertible loan: interest, conversion under a cap or at a discount, repayment at maturity");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("investment", MONEY, "借款本金", "what was lent").must(),
        SettingSpec.of(Shape.PERIOD, "from", "出借期", "the period of lending").must(),
        SettingSpec.of(Shape.PERIOD, "matures", "到期期", "the period of maturity").must(),
        SettingSpec.value("rate", "/year", "年利率（并入债权）", "the yearly rate, added to the claim"),
        SettingSpec.word(
            "basis", List.of("simple", "compound"), "单利或复利", "simple or compound interest"),
        SettingSpec.value("converts", "condition", "转股条件（如完成下一轮融资）", "when it converts").must(),
        SettingSpec.value(
                "pre_money", MONEY, "转股时的投前估值", "pre-money valuation of the round it converts in")
            .must(),
        SettingSpec.value("cap", MONEY, "估值上限", "the highest valuation that it converts at"),
        SettingSpec.value("discount", "share", "转股折扣", "discount to the price of the round"));
  }

  @Override
  public void expand(Draft draft) {
    int from = draft.period("from", 0);
    int matures = draft.period("matures", draft.timeline().periods());
    if (matures <= from && !draft.refused()) {
      draft.refuse(
          "loan-matures",
          "matures",
          new Text("到期应晚于出借", "it must mature after it is lent"),
          new Text("也许写成 matures: " + (from + 3), "Maybe write matures: " + (from + 3) + "."));
    }
    if (draft.refused()) {
      return;
    }
    claim(draft, from);
    valuation(draft);
    draft.value("converts");
    draft.line(
        "conversion",
        "本期转股",
        "whether it converts now",
        "condition",
        "t > %d and t <= %d and #converts and not prev(#has_converted)".formatted(from, matures));
    draft.line(
        "has_converted",
        "已转股",
        "whether it has converted",
        "condition",
        "prev(#has_converted) or #conversion");
    draft.line(
        "converted", "转为股份的债权", "claim that becomes shares", MONEY, "if(#conversion, #claim, 0)");
    draft.line(
        "stake",
        "转股后股比（新资金进入前）",
        "stake by conversion, before the round's new money",
        "share",
        "if(#conversion, #claim / (#valuation + #claim), prev(#stake))");
    draft.line(
        "due",
        "到期应还",
        "owed at maturity",
        MONEY,
        "if(t == " + matures + " and not #has_converted, #claim, 0)");
  }

  private static void claim(Draft draft, int from) {
    draft.value("investment");
    draft.line("lent", "出借", "lent", MONEY, "if(t == " + from + ", #investment, 0)");
    String claim = "#investment";
    if (draft.has("rate")) {
      draft.value("rate");
      Accrual.held(draft, from, "出借年数", "years since it was lent");
      claim = Accrual.worth(draft);
    }
    draft.line(
        "claim",
        "本息债权（未转股时）",
        "principal and interest while it is a loan",
        MONEY,
        "if(t >= " + from + " and not prev(#has_converted), " + claim + ", 0)");
  }

  private static void valuation(Draft draft) {
    draft.value("pre_money");
    String valuation = "#pre_money";
    if (draft.has("discount")) {
      draft.value("discount");
      valuation = "#pre_money * (1 - #discount)";
    }
    if (draft.has("cap")) {
      draft.value("cap");
      valuation = "min(#cap, " + valuation + ")";
    }
    draft.line("valuation", "转股估值", "valuation that it converts at", MONEY, valuation);
  }
}
