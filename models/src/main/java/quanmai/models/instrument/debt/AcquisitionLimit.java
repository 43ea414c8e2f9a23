package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * How much of a price, and for how long, an acquisition loan may finance.
 *
 * <p>Control: at most 70% of the price and 10 years; a minority stake: 60% and 7 years
 * (《商业银行并购贷款管理办法》, 金规〔2025〕27号, in force from 2025-12-31; the limits of minority stakes are those
 * of the draft). The limits are settings. The lines say whether the deal keeps them; nothing is
 * cut.
 */
final class AcquisitionLimit implements Instrument {

  @Override
  public String type() {
    return "acquisition-limit";
  }

  @Override
  public Text description() {
    return new Text(
        "并购贷款限额：占交易价款比例与期限", "limits of an acquisition loan: its share of the price and its tenor");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.word(
            "kind", List.of("control", "minority"), "控制型或参股型", "control or a minority stake"),
        SettingSpec.value("loan", MONEY, "并购贷款金额", "the acquisition loan").must(),
        SettingSpec.value("price", MONEY, "并购交易价款", "the price of the acquisition").must(),
        SettingSpec.value("tenor", "year", "贷款期限", "the tenor of the loan"),
        SettingSpec.value("most", "share", "贷款占价款上限", "the largest share of the price"),
        SettingSpec.value("longest", "year", "最长期限", "the longest tenor"));
  }

  @Override
  public void expand(Draft draft) {
    boolean control = draft.word("kind").equals("control");
    draft.value("loan");
    draft.value("price");
    draft.value("most", control ? "70%" : "60%");
    draft.line(
        "share_of_price",
        "贷款占价款比例",
        "the loan as a share of the price",
        "share",
        "if(#price > 0, #loan / #price, 0)");
    draft.line(
        "excess", "超出限额的贷款", "lent above the limit", MONEY, "max(0, #loan - #most * #price)");
    String exceeded = "#loan > #most * #price";
    if (draft.has("tenor")) {
      draft.value("tenor");
      draft.value("longest", control ? "10" : "7");
      exceeded += " or #tenor > #longest";
    }
    draft.line("exceeded", "超出并购贷款限额", "whether a limit is exceeded", "condition", exceeded);
  }
}
