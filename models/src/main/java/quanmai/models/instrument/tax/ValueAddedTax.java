package quanmai.models.instrument.tax;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * Value added tax of a general taxpayer, by output less input.
 *
 * <p>All amounts are net of the tax. With O the tax on sales, I the tax on purchases and on capex,
 * C the credit, and g the share of the credit brought forward that the state refunds:
 *
 * <pre>
 *   position = O - I - (C before - refunded)      refunded = g C before
 *   payable  = max(position, 0)                   C = max(-position, 0)
 *   cash     = O - I + refunded - paid            paid = payable, of this period or the one before
 * </pre>
 *
 * so that the cash of all periods is what is owed less the credit that is left. Surcharges (7% + 3%
 * + 2% of what is payable, in a city) are a cost; the tax itself is not.
 */
final class ValueAddedTax implements Instrument {

  @Override
  public String type() {
    return "vat";
  }

  @Override
  public Text description() {
    return new Text(
        "增值税：销项减进项，留抵结转，附加税费，及对现金流的影响",
        "value added tax: output less input, credit carried forward, surcharges, effect on cash");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("sales", MONEY, "不含税销售额", "sales net of the tax").must(),
        SettingSpec.value("rate", "share", "销项税率", "the rate on sales").must(),
        SettingSpec.value("purchases", MONEY, "不含税采购额", "purchases net of the tax"),
        SettingSpec.value("purchase_rate", "share", "采购进项税率", "the rate on purchases"),
        SettingSpec.value("capex", MONEY, "不含税资本性支出", "capex net of the tax"),
        SettingSpec.value("capex_rate", "share", "资本性支出进项税率", "the rate on capex"),
        SettingSpec.value(
                "surcharge", "share", "附加税费率（占应纳税额）", "surcharges as a share of what is payable")
            .usually("12%", Confidence.KNOWN, "城建 7%、教育 3%、地方教育 2%"),
        SettingSpec.value(
            "refund",
            "share",
            "留抵退税比例",
            "the share of the credit brought forward that is refunded"),
        SettingSpec.word(
            "paid", List.of("same-period", "next-period"), "缴纳时点", "when what is payable is paid"));
  }

  @Override
  public void expand(Draft draft) {
    if (pairless(draft, "purchases", "purchase_rate") | pairless(draft, "capex", "capex_rate")) {
      return;
    }
    draft.value("sales");
    draft.value("rate");
    draft.value("surcharge");
    draft.line("output", "销项税额", "output tax", MONEY, "#rate * #sales");
    draft.line("input", "进项税额", "input tax", MONEY, input(draft));
    String credit = "prev(#credit)";
    if (draft.has("refund")) {
      draft.value("refund");
      draft.line("refunded", "留抵退税", "credit refunded", MONEY, "#refund * prev(#credit)");
      credit = "(prev(#credit) - #refunded)";
    }
    draft.line(
        "position",
        "抵减留抵后税额",
        "output less input and credit",
        MONEY,
        "#output - #input - " + credit);
    draft.line("payable", "应纳增值税", "tax payable", MONEY, "max(#position, 0)");
    draft.line("credit", "期末留抵税额", "credit carried forward", MONEY, "max(-#position, 0)");
    draft.line("surcharges", "附加税费", "surcharges", MONEY, "#surcharge * #payable");
    boolean later = draft.word("paid").equals("next-period");
    draft.line("paid", "已缴增值税", "tax paid", MONEY, later ? "prev(#payable)" : "#payable");
    draft.line(
        "cash",
        "增值税对现金流的影响",
        "effect on cash",
        MONEY,
        "#output - #input - #paid" + (draft.has("refund") ? " + #refunded" : ""));
  }

  private static String input(Draft draft) {
    String input = "0";
    if (draft.has("purchases")) {
      draft.value("purchases");
      draft.value("purchase_rate");
      input = "#purchase_rate * #purchases";
    }
    if (draft.has("capex")) {
      draft.value("capex");
      draft.value("capex_rate");
      input = (input.equals("0") ? "" : input + " + ") + "#capex_rate * #capex";
    }
    return input;
  }

  /** Refuses an amount without its rate, or a rate without its amount. */
  private static boolean pairless(Draft draft, String amount, String rate) {
    if (draft.has(amount) == draft.has(rate)) {
      return false;
    }
    draft.refuse(
        "vat-rate",
        draft.has(amount) ? amount : rate,
        new Text(amount + " 与 " + rate + " 须同时给出", "'" + amount + "' goes with '" + rate + "'"),
        new Text("也许补上 " + rate + ": 13%", "Maybe add " + rate + ": 13%."));
    return true;
  }
}
