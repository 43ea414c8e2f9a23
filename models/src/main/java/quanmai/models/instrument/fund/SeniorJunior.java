package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * Senior and junior classes (优先级与劣后级): the senior class gets its capital and a fixed rate first,
 * then the junior class its capital, then both share the rest.
 *
 * <pre>
 *   returned, preferred_paid    {@link Account} of the senior class
 *   junior_returned             min(rest, junior capital)
 *   senior = returned + preferred_paid + senior_share x rest
 *   junior = amount - senior
 * </pre>
 *
 * The rate is no promise: it is paid from what there is. {@code ratio} is senior over junior paid
 * in, which rules limit ({@code limit}); {@code within} says whether it is kept.
 */
final class SeniorJunior implements Instrument {

  @Override
  public String type() {
    return "senior-junior";
  }

  @Override
  public Text description() {
    return new Text(
        "优先级与劣后级：优先级先得本金与固定收益率，劣后级在后，杠杆比例受限",
        "senior and junior classes: senior capital and a fixed rate first, within a limit of leverage");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.value("amount", MONEY, "分配给两级的金额", "what both classes get").must());
    all.add(SettingSpec.value("senior", MONEY, "优先级实缴", "paid in by the senior class").must());
    all.add(SettingSpec.value("junior", MONEY, "劣后级实缴", "paid in by the junior class").must());
    all.add(
        SettingSpec.value("rate", "/year", "优先级固定收益率（年）", "the yearly rate of the senior class")
            .must());
    all.addAll(Hurdle.settings());
    all.add(
        SettingSpec.value(
            "senior_share", "share", "优先级参与超额的比例", "the senior class's share of the rest"));
    all.add(
        SettingSpec.value("limit", "ratio", "优先与劣后之比上限", "the most of senior over junior")
            .usually("1", Confidence.KNOWN, "资管新规（银发〔2018〕106号）：权益类产品不超过 1:1"));
    return all;
  }

  @Override
  public void expand(Draft draft) {
    if (draft.refused()) {
      return;
    }
    for (String setting : List.of("amount", "senior", "junior", "rate", "limit")) {
      draft.value(
          setting,
          setting.equals("senior") || setting.equals("junior") ? setting + "_paid_in" : setting,
          null);
    }
    warn(draft);
    Hurdle.growth(draft, "#rate");
    String accrued = Hurdle.accrual(draft, "#capital", "#preferred", "#senior_paid_in");
    Account.write(draft, accrued, "#amount", "#senior_paid_in", Account.Gone.NOTHING);
    draft.line(
        "junior_returned",
        "返还劣后级实缴",
        "junior capital that is returned",
        MONEY,
        "min(#amount - #returned - #preferred_paid, prev(#junior_capital) + #junior_paid_in)");
    draft.line(
        "junior_capital",
        "劣后级未返还实缴",
        "junior capital not yet returned",
        MONEY,
        "prev(#junior_capital) + #junior_paid_in - #junior_returned");
    String shared = "";
    if (draft.has("senior_share")) {
      draft.value("senior_share");
      shared = " + #senior_share * (#amount - #returned - #preferred_paid - #junior_returned)";
    }
    draft.line(
        "senior",
        "优先级所得",
        "what the senior class gets",
        MONEY,
        "#returned + #preferred_paid" + shared);
    draft.line("junior", "劣后级所得", "what the junior class gets", MONEY, "#amount - #senior");
    ratio(draft);
  }

  private static void ratio(Draft draft) {
    draft.line(
        "senior_so_far",
        "优先级累计实缴",
        "paid in by the senior class so far",
        MONEY,
        "prev(#senior_so_far) + #senior_paid_in");
    draft.line(
        "junior_so_far",
        "劣后级累计实缴",
        "paid in by the junior class so far",
        MONEY,
        "prev(#junior_so_far) + #junior_paid_in");
    draft.line(
        "ratio",
        "优先与劣后之比",
        "senior over junior paid in",
        "ratio",
        "#senior_so_far / max(" + draft.amount("1e-9") + ", #junior_so_far)");
    draft.line(
        "within",
        "杠杆比例合规",
        "whether the limit is kept",
        "condition",
        "#senior_so_far <= #limit * #junior_so_far + " + draft.amount("1e-9"));
  }

  /** Warns where the numbers that were written already break the limit. */
  private static void warn(Draft draft) {
    double limit = draft.has("limit") ? draft.fraction("limit") : 1;
    double senior = draft.total("senior");
    double junior = draft.total("junior");
    if (senior > limit * junior * (1 + 1e-9)) {
      draft.warn(
          "senior-leverage",
          "senior",
          new Text(
              "优先级 " + senior + " 超过劣后级 " + junior + " 的 " + limit + " 倍",
              "senior " + senior + " is above " + limit + " times junior " + junior),
          new Text(
              "也许增加劣后级实缴，或按产品类型写 limit（固定收益类 3、权益类 1）",
              "Maybe more junior capital, or the limit of another kind of product (fixed income 3, equity 1)."));
    }
  }
}
