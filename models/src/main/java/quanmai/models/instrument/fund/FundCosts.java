package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * Costs that the fund bears beside the manager's fee: setting up, custody, audit, lawyers.
 *
 * <p>cost = set-up in the first period of the fund + rate x dt x base until it closes.
 */
final class FundCosts implements Instrument {

  @Override
  public String type() {
    return "fund-costs";
  }

  @Override
  public Text description() {
    return new Text("基金费用：开办、托管、审计、律师", "costs of a fund: setting up, custody, audit, lawyers");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "term", "存续期（fund-term）", "the term of the fund").must(),
        SettingSpec.value("base", MONEY, "计费基数（如认缴）", "the base, such as commitments").must(),
        SettingSpec.value("rate", "/year", "年费用率", "yearly costs as a share of the base").must(),
        SettingSpec.value("setup", MONEY, "开办费", "the costs of setting up"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings term = ManagementFee.term(draft);
    if (term == null) {
      return;
    }
    draft.value("base");
    draft.value("rate");
    draft.line(
        "applied",
        "适用费率（本期）",
        "the rate of the period",
        "ratio",
        "if(%1$s.investing or %1$s.exiting or %1$s.extended, #rate * dt, 0)"
            .formatted(term.name()));
    String cost = "#applied * prev(#base)";
    if (draft.has("setup")) {
      draft.value("setup");
      cost +=
          " + if(%1$s.investing and not prev(%1$s.investing), #setup, 0)".formatted(term.name());
    }
    draft.line("cost", "基金费用", "the costs of the period", MONEY, cost);
  }
}
