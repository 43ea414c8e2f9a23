package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The government bears more than its part of a loss at liquidation, up to a cap (亏损分担).
 *
 * <pre>
 *   loss     = max(0, all paid in - all received)                  at liquidation
 *   target   = min(share x loss, cap x paid in by the government)
 *   transfer = min(target - the government's own loss, its distribution of that period), at least 0
 * </pre>
 *
 * It leaves distributions to the others and never pays money in, so it is no guarantee:
 * 财预〔2015〕210号 art. 13 allows concessions and forbids a promise of principal or return. Without a
 * loss, and beyond the cap, all stand pari passu.
 */
final class LossSharing implements Instrument {

  @Override
  public String type() {
    return "loss-sharing";
  }

  @Override
  public Text description() {
    return new Text(
        "亏损分担：清算亏损时政府出资在上限内多承担，不构成保本",
        "loss sharing: at liquidation the government bears more of a loss, up to a cap, no guarantee");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("government_contributed", MONEY, "政府实缴", "paid in by the government")
            .must(),
        SettingSpec.value("government_received", MONEY, "政府应分得", "the government's distributions")
            .must(),
        SettingSpec.value("others_contributed", MONEY, "其他出资人实缴", "paid in by the others").must(),
        SettingSpec.value("others_received", MONEY, "其他出资人应分得", "the others' distributions").must(),
        SettingSpec.value("share", "share", "政府承担亏损的比例", "the government's share of the loss")
            .must(),
        SettingSpec.value("cap", "share", "承担上限占政府实缴", "the most it bears, of what it paid in")
            .must(),
        SettingSpec.of(Shape.PERIOD, "at", "清算期", "the period of liquidation"));
  }

  @Override
  public void expand(Draft draft) {
    int at = draft.period("at", draft.timeline().periods());
    if (draft.fraction("share") >= 1) {
      draft.refuse(
          "loss-guarantee",
          "share",
          new Text(
              "承担全部亏损等同保本承诺（财预〔2015〕210号第十三条禁止）",
              "to bear all of a loss is a guarantee of principal (forbidden by 财预〔2015〕210号 art. 13)"),
          new Text("也许写成 share: 40%", "Maybe write share: 40%."));
    }
    if (draft.refused()) {
      return;
    }
    for (String setting :
        List.of(
            "government_contributed",
            "government_received",
            "others_contributed",
            "others_received",
            "share",
            "cap")) {
      draft.value(setting);
    }
    losses(draft, at);
    draft.line(
        "government",
        "政府分得",
        "what the government gets",
        MONEY,
        "#government_received - #transfer");
    draft.line("others", "其他出资人分得", "what the others get", MONEY, "#others_received + #transfer");
  }

  private static void losses(Draft draft, int at) {
    draft.line(
        "paid_in",
        "政府累计实缴",
        "paid in by the government so far",
        MONEY,
        "prev(#paid_in) + #government_contributed");
    draft.line(
        "own_loss",
        "政府未收回的实缴",
        "what the government has not got back",
        MONEY,
        "prev(#own_loss) + #government_contributed - #government_received");
    draft.line(
        "total_loss",
        "全体未收回的实缴",
        "what all have not got back",
        MONEY,
        "prev(#total_loss) + #government_contributed + #others_contributed"
            + " - #government_received - #others_received");
    draft.line(
        "target",
        "政府应承担亏损",
        "what the government is to bear",
        MONEY,
        "if(t == " + at + ", min(#share * max(0, #total_loss), #cap * #paid_in), 0)");
    draft.line(
        "transfer",
        "政府让与其他出资人",
        "what the government leaves to the others",
        MONEY,
        "if(t == " + at + ", max(0, min(#target - max(0, #own_loss), #government_received)), 0)");
  }
}
