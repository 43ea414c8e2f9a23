package quanmai.models.instrument.city;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * What a deal brings to its city, under the names that the city counts by.
 *
 * <p>tax_paid = income_tax + vat + other_tax; tax_local is the part of it that stays with the city
 * and its province: half of the VAT and 40% of the income tax by the sharing of 2002 and 2016, and
 * all of the rest. Per mu and per output only where land or output is given.
 */
final class Footprint implements Instrument {

  private static final List<SettingSpec> COUNTED =
      List.of(
          SettingSpec.value("foreign", MONEY, "外资到资", "foreign capital paid in"),
          SettingSpec.value("domestic", MONEY, "市外内资到资", "domestic capital from elsewhere paid in"),
          SettingSpec.value("public", MONEY, "本地财政出资", "the city's own money paid in"),
          SettingSpec.value("total_investment", MONEY, "总投资", "total investment"),
          SettingSpec.value("fai", MONEY, "固定资产投资", "fixed asset investment"),
          SettingSpec.value("output", MONEY, "产值", "output"),
          SettingSpec.value("jobs", "count", "就业人数", "jobs at the end of the period"),
          SettingSpec.value("energy", "GWh", "用能", "energy used"),
          SettingSpec.value("land", "mu", "用地", "land in use at the end of the period"));

  private static final List<SettingSpec> TAXES =
      List.of(
          SettingSpec.value("income_tax", MONEY, "企业所得税", "income tax paid"),
          SettingSpec.value("vat", MONEY, "增值税", "VAT paid"),
          SettingSpec.value("other_tax", MONEY, "其他税费", "other taxes paid"));

  @Override
  public String type() {
    return "footprint";
  }

  @Override
  public Text description() {
    return new Text(
        "落地贡献：到资、投资、税收、就业、用地与用能",
        "what a deal brings: capital, investment, taxes, jobs, land and energy");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>(COUNTED);
    all.addAll(TAXES);
    all.add(
        SettingSpec.value(
                "local_income_tax", "share", "所得税地方留成", "the share of income tax that stays local")
            .usually("40%", Confidence.KNOWN, "企业所得税中央与地方六四分享"));
    all.add(
        SettingSpec.value("local_vat", "share", "增值税地方留成", "the share of VAT that stays local")
            .usually("50%", Confidence.KNOWN, "增值税中央与地方五五分享"));
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    CityInstruments.inYuan(draft);
    for (SettingSpec counted : COUNTED) {
      if (draft.has(counted.name())) {
        draft.value(counted.name());
      }
    }
    boolean taxed = taxes(draft);
    if (draft.has("land")) {
      perMu(draft, taxed);
    }
    if (draft.has("energy") && draft.has("output")) {
      draft.line(
          "energy_per_output",
          "单位产值能耗",
          "energy used for the output",
          "kWh/元",
          "if(#output > 0, #energy / #output, 0)");
    }
  }

  /** Writes the tax lines; whether there is any tax. */
  private static boolean taxes(Draft draft) {
    List<String> paid = new ArrayList<>();
    List<String> local = new ArrayList<>();
    for (SettingSpec tax : TAXES) {
      String name = tax.name();
      if (draft.has(name)) {
        draft.value(name);
        paid.add("#" + name);
        local.add(name.equals("other_tax") ? "#" + name : "#local_" + name + " * #" + name);
      }
    }
    if (draft.has("income_tax")) {
      draft.value("local_income_tax");
    }
    if (draft.has("vat")) {
      draft.value("local_vat");
    }
    if (paid.isEmpty()) {
      return false;
    }
    draft.line("tax_paid", "纳税总额", "all taxes paid", MONEY, String.join(" + ", paid));
    draft.line("tax_local", "地方留成税收", "taxes that stay local", MONEY, String.join(" + ", local));
    return true;
  }

  private static void perMu(Draft draft, boolean taxed) {
    String perMu = "if(#land > 0, %s / #land, 0)";
    if (taxed) {
      draft.line(
          "tax_per_mu",
          "亩均税收",
          "tax per mu and year",
          "万元/mu/year",
          "if(#land > 0 and t > 0, #tax_paid / #land / dt, 0)");
    }
    if (draft.has("total_investment")) {
      draft.line(
          "investment_per_mu",
          "亩均投资",
          "investment so far per mu",
          "万元/mu",
          perMu.formatted("cum(#total_investment)"));
    }
  }
}
