package quanmai.models.instrument.city;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Money from public funds that is not capital.
 *
 * <p>Either an {@code amount} by period, or a {@code share} of what it goes by, {@code of}; never
 * more than {@code cap} in all: amount = min(share x of, cap - received before). The {@code basis}
 * says whether the policy is open to all who qualify or made for this firm; a {@code kind} of
 * tax-refund goes by the tax paid, whatever it is called.
 */
final class Subsidy implements Instrument {

  private static final List<String> KINDS =
      List.of(
          "capex",
          "equipment",
          "output",
          "jobs",
          "research",
          "interest",
          "rent",
          "talent",
          "tax-refund",
          "other");

  @Override
  public String type() {
    return "subsidy";
  }

  @Override
  public Text description() {
    return new Text("财政奖补：种类、依据、金额与上限", "a subsidy: its kind, its basis, its amount and its cap");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.word("kind", KINDS, "种类：投资、设备、产出、就业、研发、贴息、租金、人才、税收返还、其他", "what it is for")
            .must(),
        SettingSpec.word(
                "basis",
                List.of("general-policy", "named-firm"),
                "依据：普惠政策、一事一议",
                "a policy open to all who qualify, or made for this firm")
            .must(),
        SettingSpec.value("amount", MONEY, "各期金额", "the amount of each period"),
        SettingSpec.value("share", "share", "占比", "the share of 'of'"),
        SettingSpec.value("of", MONEY, "计算基数", "what the share is of"),
        SettingSpec.value("cap", MONEY, "累计上限", "the most in all"));
  }

  @Override
  public void expand(Draft draft) {
    CityInstruments.inYuan(draft);
    boolean byShare = draft.has("share");
    if (byShare == draft.has("amount") || byShare != draft.has("of")) {
      draft.refuse(
          "subsidy-amount",
          "amount",
          new Text("需要 amount，或者 share 与 of", "a subsidy takes 'amount', or 'share' and 'of'"),
          new Text("也许写成 share: 10%, of: capex", "Maybe write share: 10%, of: capex."));
      return;
    }
    String amount = "#granted";
    if (byShare) {
      draft.value("share");
      draft.value("of");
      amount = "#share * #of";
    } else {
      draft.value("amount", "granted", null);
    }
    if (draft.has("cap")) {
      draft.value("cap");
      amount = "min(" + amount + ", #cap - prev(#received))";
    }
    String kind = draft.word("kind");
    draft.line("amount", "奖补金额", "subsidy", MONEY, amount);
    draft.line("received", "累计奖补", "received so far", MONEY, "prev(#received) + #amount");
    draft.line("kind", "奖补种类（序号）", "the kind, by its number", "count", "" + KINDS.indexOf(kind));
    draft.line(
        "selective",
        "一事一议（1 为是）",
        "1 when made for this firm",
        "count",
        draft.word("basis").equals("named-firm") ? "1" : "0");
    draft.line(
        "tax_linked",
        "与纳税额挂钩（1 为是）",
        "1 when it returns tax",
        "count",
        kind.equals("tax-refund") ? "1" : "0");
  }
}
