package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * The government leaves a fund early (政府出资提前退出): others take over its share at cost with simple
 * interest, or at a stated price.
 *
 * <p>It leaves in the first period of the window in which the trigger holds. Until then what it
 * receives repays its cost first, then the interest that has accrued; the price is what is left of
 * both. From the next period on calls and distributions are the buyer's.
 *
 * <pre>
 *   price = capital + preferred      the {@link Account} at the simple rate
 * </pre>
 */
final class EarlyExit implements Instrument {

  @Override
  public String type() {
    return "early-exit";
  }

  @Override
  public Text description() {
    return new Text(
        "政府出资提前退出：窗口期内触发，按成本加单利或约定价格转让",
        "early exit of the government: in a window, at cost with simple interest or at a stated price");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("contributed", MONEY, "政府实缴", "paid in by the government").must(),
        SettingSpec.value("received", MONEY, "政府分得", "the government's distributions").must(),
        SettingSpec.value("trigger", "condition", "触发条件", "when it leaves").must(),
        SettingSpec.of(Shape.PERIOD, "from", "窗口首期", "the first period of the window"),
        SettingSpec.of(Shape.PERIOD, "to", "窗口末期", "the last period of the window"),
        SettingSpec.value("rate", "/year", "单利利率（年）", "the yearly simple rate")
            .usually("3.0%", Confidence.KNOWN, "1年期 LPR 1-year LPR"),
        SettingSpec.value("price", MONEY, "约定价格（代替成本加单利）", "a stated price instead"),
        SettingSpec.value("value", MONEY, "份额公允价值", "what the share is worth"));
  }

  @Override
  public void expand(Draft draft) {
    int from = draft.period("from", draft.timeline().firstT());
    int to = draft.period("to", draft.timeline().periods());
    if (to < from) {
      draft.refuse(
          "exit-window",
          "to",
          new Text("窗口末期早于首期", "the window ends before it begins"),
          new Text("也许写成 to: " + from, "Maybe write to: " + from + "."));
    }
    if (draft.has("price") && draft.has("rate")) {
      draft.refuse(
          "exit-price",
          "rate",
          new Text("price 与 rate 只能写一个", "it takes 'price' or 'rate'"),
          new Text("也许删去 rate", "Maybe leave out 'rate'."));
    }
    if (draft.refused()) {
      return;
    }
    for (String setting : List.of("contributed", "received", "trigger")) {
      draft.value(setting);
    }
    String price = price(draft);
    draft.line(
        "exits",
        "本期退出",
        "whether it leaves now",
        "condition",
        "t >= " + from + " and t <= " + to + " and not prev(#exited) and #trigger");
    draft.line("exited", "已退出", "whether it has left", "condition", "prev(#exited) or #exits");
    draft.line("paid", "转让价款", "the price that is paid", MONEY, "if(#exits, " + price + ", 0)");
    flows(draft);
  }

  private static String price(Draft draft) {
    if (draft.has("price")) {
      draft.value("price");
      return "#price";
    }
    draft.value("rate");
    draft.line("growth", "本期利息率", "interest on one yuan in the period", "ratio", "#rate * dt");
    String accrued = "#growth * prev(#capital)";
    Account.write(draft, accrued, "#received", "#contributed", Account.Gone.NOTHING);
    return "#capital + #preferred";
  }

  private static void flows(Draft draft) {
    draft.line(
        "calls",
        "政府应缴",
        "what the government pays in",
        MONEY,
        "if(prev(#exited), 0, #contributed)");
    draft.line(
        "government",
        "政府所得（含转让价款）",
        "what the government gets, the price included",
        MONEY,
        "if(prev(#exited), 0, #received) + #paid");
    draft.line(
        "buyer_calls",
        "受让方支出",
        "what the buyer pays: price and calls",
        MONEY,
        "#contributed - #calls + #paid");
    draft.line("buyer", "受让方分得", "what the buyer gets", MONEY, "if(prev(#exited), #received, 0)");
    if (draft.has("value")) {
      draft.value("value");
      draft.line(
          "held_value",
          "政府份额价值",
          "the value that the government holds",
          MONEY,
          "if(#exited, 0, #value)");
      draft.line(
          "buyer_value",
          "受让方份额价值",
          "the value that the buyer holds",
          MONEY,
          "#value - #held_value");
    }
  }
}
