package quanmai.models.instrument.city;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Space rented, as its tenant pays for it and as the market would have it.
 *
 * <p>From the period {@code from} on: market = area x market rent x index x dt; charged = area x
 * rent x index x dt x (1 - share of the period that is free), the first {@code free} of the lease
 * being free of rent; relief = market - charged, what the landlord leaves to the tenant.
 */
final class Lease implements Instrument {

  private static final String RENT = "元/m2/month";

  @Override
  public String type() {
    return "lease";
  }

  @Override
  public Text description() {
    return new Text(
        "承租：市场租金、实付租金与免租期",
        "space rented: the market's rent, the rent charged, and the free period");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("area", "m2", "面积", "the area").must(),
        SettingSpec.value("market_rent", RENT, "市场租金", "the rent of the market").must(),
        SettingSpec.value(
            "rent", RENT, "合同租金（默认市场租金）", "the rent agreed, the market's if left out"),
        SettingSpec.of(Shape.PERIOD, "from", "起租期（默认第 1 期）", "the first period, 1 if left out"),
        SettingSpec.value("free", "month", "免租期", "the time free of rent"),
        SettingSpec.value("index", "ratio", "租金指数", "an index of rents, such as an indexation"));
  }

  @Override
  public void expand(Draft draft) {
    CityInstruments.inYuan(draft);
    draft.value("area");
    draft.value("market_rent");
    String rent = "#market_rent";
    if (draft.has("rent")) {
      draft.value("rent");
      rent = "#rent";
    }
    String from = "if(t >= " + Math.max(1, draft.period("from", 1)) + ", ";
    String area = "#area";
    if (draft.has("index")) {
      draft.value("index");
      area = "#area * #index";
    }
    draft.line(
        "rented",
        "计租面积乘以期长",
        "area times time rented, by index",
        "m2*year",
        from + area + " * dt, 0)");
    draft.line("market", "市场租金额", "rent at the market", MONEY, "#rented * #market_rent");
    String charged = "#rented * " + rent;
    if (draft.has("free")) {
      draft.value("free");
      draft.line(
          "age",
          "起租后年数",
          "years since the start of the lease",
          "year",
          from + "prev(#age) + dt, 0)");
      draft.line(
          "paying",
          "本期计租比例",
          "share of the period that is not free",
          "share",
          from + "min(1, max(0, (#age - #free) / dt)), 0)");
      charged += " * #paying";
    }
    draft.line("charged", "实付租金额", "rent charged", MONEY, charged);
    draft.line("relief", "租金优惠额", "rent spared", MONEY, "#market - #charged");
    draft.line(
        "charged_share",
        "实付与市场租金累计之比",
        "rent charged over the market's, so far",
        "ratio",
        "if(cum(#market) > 0, cum(#charged) / cum(#market), 1)");
  }
}
