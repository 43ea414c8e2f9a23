package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The waterfall deal by deal (按项目分配), losses carried forward: carry on a deal as soon as its own
 * capital and preferred return are back, and what earlier deals have lost.
 *
 * <p>Each deal has an {@link Account}. When it is over ({@code closed}), what it still owes moves
 * to the losses of the fund, where it goes on to accrue. What deals leave makes good the losses and
 * expenses first, then their preferred return; the rest is {@link Carry}. With one deal this is the
 * whole-fund waterfall.
 */
final class DealWaterfall implements Instrument {

  private static final List<SettingSpec> DEAL =
      List.of(
          SettingSpec.value("contributed", MONEY, "为该项目的实缴", "paid in for the deal").must(),
          SettingSpec.value("proceeds", MONEY, "该项目的可分配现金", "cash of the deal").must(),
          SettingSpec.value("closed", "condition", "该项目已了结或核销", "whether the deal is over"));

  @Override
  public String type() {
    return "deal-waterfall";
  }

  @Override
  public Text description() {
    return new Text(
        "按项目分配：逐个项目返还实缴与门槛收益，亏损结转后分成",
        "waterfall deal by deal: each deal's capital and preferred return, then losses, then carry");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.parts("deals", DEAL, "各项目", "the deals").must());
    all.add(
        SettingSpec.value(
            "expenses", MONEY, "为费用的实缴（分成前返还）", "paid in for expenses, returned before carry"));
    all.add(SettingSpec.value("hurdle", "/year", "门槛收益率（年）", "the yearly hurdle rate").must());
    all.addAll(Hurdle.settings());
    all.addAll(Carry.settings());
    return all;
  }

  @Override
  public void expand(Draft draft) {
    List<Draft> deals = draft.parts("deals");
    if (deals.isEmpty() && !draft.refused()) {
      draft.refuse(
          "waterfall-deals",
          "deals",
          new Text("没有项目", "there is no deal"),
          new Text(
              "也许写成 deals: {a: {contributed: ..., proceeds: ...}}",
              "Maybe write deals: {a: {contributed: ..., proceeds: ...}}."));
    }
    Carry carry = Carry.read(draft);
    if (carry == null) {
      return;
    }
    draft.value("hurdle");
    Hurdle.growth(draft, "#hurdle");
    boolean expenses = draft.has("expenses");
    if (expenses) {
      draft.value("expenses");
    }
    deals.forEach(deal -> deal(draft, deal, carry));
    draft.line(
        "contributed",
        "实缴",
        "paid in",
        MONEY,
        sum(deals, "contributed") + (expenses ? " + #expenses" : ""));
    draft.line("proceeds", "可分配现金", "cash to be distributed", MONEY, sum(deals, "cash"));
    losses(draft, deals, expenses ? " + " + carry.bearing("#expenses") : "");
    draft.line(
        "returned",
        "返还实缴",
        "capital that is returned",
        MONEY,
        sum(deals, "returned") + " + #made_good");
    draft.line(
        "preferred_paid",
        "支付门槛收益",
        "preferred return that is paid",
        MONEY,
        sum(deals, "preferred_paid") + " + #made_good_preferred");
    draft.line(
        "capital",
        "未返还实缴",
        "capital not yet returned",
        MONEY,
        sum(deals, "capital") + " + #losses");
    draft.line(
        "preferred",
        "未付门槛收益",
        "preferred return not yet paid",
        MONEY,
        sum(deals, "preferred") + " + #losses_preferred");
    carry.write("#rest - #made_good - #made_good_preferred");
  }

  private static void deal(Draft draft, Draft deal, Carry carry) {
    deal.value("contributed");
    deal.value("proceeds");
    deal.line("cash", "可分配现金", "cash that is distributed", MONEY, "max(0, #proceeds)");
    deal.line(
        "paid_in",
        "参与分成的实缴",
        "paid in by those who bear carry",
        MONEY,
        carry.bearing("#contributed"));
    deal.line(
        "pool", "参与分成的可分配现金", "cash that goes through the tiers", MONEY, carry.bearing("#cash"));
    boolean closes = deal.has("closed");
    Account.Gone gone =
        closes ? new Account.Gone(" - #lost", " - #lost_preferred") : Account.Gone.NOTHING;
    String accrued = Hurdle.accrual(draft, "#capital", "#preferred", "#paid_in");
    Account.write(deal, accrued, "#pool", "#paid_in", gone);
    if (closes) {
      deal.value("closed");
      deal.line(
          "lost",
          "转入结转亏损的实缴",
          "capital that is lost",
          MONEY,
          "if(#closed, prev(#capital) + #paid_in - #returned, 0)");
      deal.line(
          "lost_preferred",
          "转入结转的门槛收益",
          "preferred return on it",
          MONEY,
          "if(#closed, prev(#preferred) + #accrued - #preferred_paid, 0)");
    }
    deal.line(
        "rest", "项目分配后余额", "what the deal leaves", MONEY, "#pool - #returned - #preferred_paid");
  }

  private static void losses(Draft draft, List<Draft> deals, String expenses) {
    List<Draft> closing = deals.stream().filter(deal -> deal.has("closed")).toList();
    String lost = closing.isEmpty() ? "" : " + " + sum(closing, "lost");
    String lostPreferred = closing.isEmpty() ? "" : " + " + sum(closing, "lost_preferred");
    draft.line("rest", "各项目分配后余额", "what the deals leave", MONEY, sum(deals, "rest"));
    draft.line(
        "losses_before",
        "弥补前的结转亏损与费用",
        "losses and expenses before they are made good",
        MONEY,
        "prev(#losses)" + lost + expenses);
    draft.line("made_good", "弥补亏损与费用", "losses made good", MONEY, "min(#rest, #losses_before)");
    draft.line("losses", "结转亏损与费用", "losses carried forward", MONEY, "#losses_before - #made_good");
    draft.line(
        "losses_due",
        "结转亏损的应付收益",
        "preferred return due on losses",
        MONEY,
        "prev(#losses_preferred) + "
            + Hurdle.accrual(
                draft,
                "#losses",
                "#losses_preferred",
                expenses.isEmpty() ? "0" : expenses.substring(3))
            + lostPreferred);
    draft.line(
        "made_good_preferred",
        "支付结转亏损的收益",
        "preferred return paid on losses",
        MONEY,
        "min(#rest - #made_good, #losses_due)");
    draft.line(
        "losses_preferred",
        "结转亏损的未付收益",
        "preferred return on losses, not yet paid",
        MONEY,
        "#losses_due - #made_good_preferred");
  }

  private static String sum(List<Draft> deals, String line) {
    return deals.stream().map(deal -> deal.name() + "." + line).collect(Collectors.joining(" + "));
  }
}
