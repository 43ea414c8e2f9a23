package quanmai.models.instrument.tax;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Tax of a holder on what it gets: on dividends, and on the gain of a sale.
 *
 * <p>A foreign holder without an establishment: 10% of dividends (5% by treaty) and 10% of the gain
 * (0 by treaty), deducting nothing. With one: 25% of dividends less {@code deductible}, and 25% of
 * the gain. gain = max(0, proceeds - cost), the cost being that of what is sold in the period.
 */
final class Withholding implements Instrument {

  @Override
  public String type() {
    return "withholding";
  }

  @Override
  public Text description() {
    return new Text(
        "持有人所得税：股息预提与转让所得", "tax of a holder: withheld from dividends, and on the gain of a sale");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("dividends", MONEY, "股息", "the dividends").must(),
        SettingSpec.value("dividend_rate", "share", "股息税率", "the rate on dividends").must(),
        SettingSpec.value("deductible", MONEY, "股息可扣除的费用", "what may be deducted from dividends"),
        SettingSpec.value("proceeds", MONEY, "转让收入", "the proceeds of a sale"),
        SettingSpec.value("cost", MONEY, "转让部分的成本", "the cost of what is sold"),
        SettingSpec.value("gain_rate", "share", "转让所得税率", "the rate on the gain"));
  }

  @Override
  public void expand(Draft draft) {
    boolean sale = draft.has("proceeds");
    if (draft.has("cost") != sale || draft.has("gain_rate") != sale) {
      draft.refuse(
          "withholding-sale",
          "proceeds",
          new Text(
              "proceeds、cost 与 gain_rate 须同时给出", "'proceeds', 'cost' and 'gain_rate' go together"),
          new Text("也许补上 gain_rate: 10%", "Maybe add gain_rate: 10%."));
      return;
    }
    draft.value("dividends");
    draft.value("dividend_rate");
    String taxed = "#dividends";
    if (draft.has("deductible")) {
      draft.value("deductible");
      taxed = "max(0, #dividends - #deductible)";
    }
    draft.line("dividend_tax", "股息所得税", "tax on dividends", MONEY, "#dividend_rate * " + taxed);
    String due = "#dividend_tax";
    String got = "#dividends";
    if (sale) {
      draft.value("proceeds");
      draft.value("cost");
      draft.value("gain_rate");
      draft.line("gain", "转让所得", "gain of the sale", MONEY, "max(0, #proceeds - #cost)");
      draft.line("gain_tax", "转让所得税", "tax on the gain", MONEY, "#gain_rate * #gain");
      due += " + #gain_tax";
      got += " + #proceeds";
    }
    draft.line("due", "持有人所得税合计", "all tax of the holder", MONEY, due);
    draft.line("net", "税后所得", "what is left after tax", MONEY, got + " - #due");
  }
}
