package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * What a fund may invest, before anybody knows in what.
 *
 * <pre>
 *   investable = max(0, commitments - reserve)
 *   capacity   = pace x investable               in the investment period
 *              = min(capacity before, investable)    after it
 *   deal_limit = concentration x commitments
 * </pre>
 *
 * Capacity is a total since the beginning; it never falls unless commitments do, by a default.
 */
final class FundCapacity implements Instrument {

  @Override
  public String type() {
    return "fund-capacity";
  }

  @Override
  public Text description() {
    return new Text(
        "可投规模：扣除储备与费用后的累计可投金额、单项目上限",
        "what a fund may invest: a cumulative total net of reserves and fees, and the most in one deal");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "term", "存续期（fund-term）", "the term of the fund").must(),
        SettingSpec.value("commitments", MONEY, "有效认缴", "commitments without defaults").must(),
        SettingSpec.value(
            "reserve", MONEY, "储备（费用、后续轮次）", "reserved for fees, costs and follow-ons"),
        SettingSpec.value("pace", "share", "累计投放进度", "how much may be invested by when"),
        SettingSpec.value("concentration", "share", "单项目占基金上限", "the most in one holding"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings term = ManagementFee.term(draft);
    if (term == null) {
      return;
    }
    draft.value("commitments");
    draft.value("reserve", "0");
    draft.line(
        "investable",
        "可投总额",
        "what may be invested in all",
        MONEY,
        "max(0, #commitments - #reserve)");
    String now = "#investable";
    if (draft.has("pace")) {
      draft.value("pace");
      now = "#pace * #investable";
    }
    draft.line(
        "capacity",
        "累计可投金额",
        "what may have been committed to holdings so far",
        MONEY,
        "if(%s.investing, %s, min(prev(#capacity), #investable))".formatted(term.name(), now));
    draft.value("concentration", "1");
    draft.line(
        "deal_limit", "单项目上限", "the most in one holding", MONEY, "#concentration * #commitments");
  }
}
