package quanmai.models.instrument.operations;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Space that is let, and sold in parts.
 *
 * <p>From the period {@code from} on: held = area less what has been sold; occupancy is given by
 * period, or rises evenly to {@code stable} within {@code ramp} years; let = held x occupancy; rent
 * = let x rent x index x dt, and the service fee likewise. What is {@code sold} in a period, never
 * more than there is, brings its price, and no rent in that period.
 */
final class Letting implements Instrument {

  private static final String RENT = "元/m2/month";

  @Override
  public String type() {
    return "letting";
  }

  @Override
  public Text description() {
    return new Text(
        "物业出租与分割出售：招租爬坡、租金、服务费与售房款",
        "space to let: ramp of leasing, rent, service fee, and sale of parts");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("area", "m2", "可租售面积", "the area").must(),
        SettingSpec.of(Shape.PERIOD, "from", "首个运营期", "the first period of operation").must(),
        SettingSpec.value("occupancy", "share", "各期出租率", "the share that is let, by period"),
        SettingSpec.value("stable", "share", "稳定出租率", "the share that is let in the end"),
        SettingSpec.value("ramp", "year", "招租爬坡年数", "the years until then"),
        SettingSpec.value("rent", RENT, "租金单价", "the rent").must(),
        SettingSpec.value("fee", RENT, "服务费单价", "the service fee"),
        SettingSpec.value("index", "ratio", "租金指数", "an index of rents, such as an indexation"),
        SettingSpec.value("sold", "m2", "各期拟售面积", "the area to sell in each period"),
        SettingSpec.value("price", "元/m2", "售价", "the price of what is sold"));
  }

  @Override
  public void expand(Draft draft) {
    boolean ramp = draft.has("stable");
    if (ramp == draft.has("occupancy") || ramp != draft.has("ramp")) {
      refuse(
          draft,
          "occupancy",
          "需要 occupancy，或者 stable 与 ramp",
          "letting takes 'occupancy', or 'stable' and 'ramp'",
          "stable: 85%, ramp: 3");
      return;
    }
    if (draft.has("sold") != draft.has("price")) {
      refuse(draft, "price", "sold 与 price 须同时给出", "'sold' goes with 'price'", "price: 4500");
      return;
    }
    if (ramp && !draft.positive("ramp")) {
      return;
    }
    String from = "if(t >= " + Math.max(1, draft.period("from", 1)) + ", ";
    draft.value("area");
    draft.line("held", "持有面积", "area held", "m2", from + held(draft) + ", 0)");
    draft.line("let", "出租面积", "area let", "m2", "#held * " + occupancy(draft, ramp, from));
    draft.value("rent");
    String priced = "#let";
    if (draft.has("index")) {
      draft.value("index");
      draft.line("priced", "计价面积", "area let times index", "m2", "#let * #index");
      priced = "#priced";
    }
    draft.line("rents", "租金收入", "rents", MONEY, priced + " * #rent * dt");
    String revenue = "#rents";
    if (draft.has("fee")) {
      draft.value("fee");
      draft.line("fees", "服务费收入", "service fees", MONEY, priced + " * #fee * dt");
      revenue += " + #fees";
    }
    draft.line("revenue", "租赁收入合计", "rents and fees", MONEY, revenue);
  }

  private static String held(Draft draft) {
    if (!draft.has("sold")) {
      return "#area";
    }
    draft.value("sold", "to_sell", null);
    draft.value("price");
    draft.line("sold", "售出面积", "area sold", "m2", "min(#to_sell, #area - prev(#sold_so_far))");
    draft.line("sold_so_far", "累计售出面积", "area sold so far", "m2", "prev(#sold_so_far) + #sold");
    draft.line("sales", "售房款", "proceeds of sales", MONEY, "#sold * #price");
    return "#area - #sold_so_far";
  }

  private static String occupancy(Draft draft, boolean ramp, String from) {
    if (!ramp) {
      draft.value("occupancy");
      return "#occupancy";
    }
    draft.value("stable");
    draft.value("ramp");
    draft.line("age", "运营年数", "years in operation", "year", from + "prev(#age) + dt, 0)");
    draft.line("occupancy", "出租率", "share that is let", "share", "#stable * min(1, #age / #ramp)");
    return "#occupancy";
  }

  private static void refuse(Draft draft, String setting, String zh, String en, String example) {
    draft.refuse(
        "letting-settings",
        setting,
        new Text(zh, en),
        new Text("也许写成 " + example, "Maybe write " + example + "."));
  }
}
