package quanmai.models.instrument.currency;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * An amount of one currency in another, at the rate of the same period.
 *
 * <p>converted = amount / rate, or amount x rate, as the rate is quoted; less cost = spread x
 * |converted before cost|, which whoever converts pays in either direction.
 */
final class Conversion implements Instrument {

  @Override
  public String type() {
    return "conversion";
  }

  @Override
  public Text description() {
    return new Text(
        "货币折算：按当期汇率换成另一币种", "an amount converted to another currency at the rate of the period");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all =
        new ArrayList<>(
            List.of(
                SettingSpec.value("amount", Pair.SOURCE, "原币金额", "the amount to convert").must()));
    all.addAll(Pair.settings());
    all.add(SettingSpec.value("rate", Pair.RATE, "汇率", "the exchange rate").must());
    all.add(SettingSpec.value("spread", "share", "结售汇价差", "the cost as a share of the amount"));
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    Pair pair = Pair.of(draft);
    draft.value("amount");
    draft.value("rate");
    String converted = pair.converted("#amount", "#rate");
    if (draft.has("spread")) {
      draft.value("spread");
      draft.line("gross", "折算金额（费前）", "amount before cost", Pair.TARGET, converted);
      draft.line("cost", "结售汇成本", "cost of conversion", Pair.TARGET, "#spread * abs(#gross)");
      converted = "#gross - #cost";
    }
    draft.line("converted", "折算金额", "converted amount", Pair.TARGET, converted);
  }
}
