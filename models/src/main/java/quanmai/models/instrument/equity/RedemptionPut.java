package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The right to sell a holding back at its cost with a return (回购).
 *
 * <pre>
 *   price = max(0, I (1 + r y) - received so far)     simple, y the years since the investment
 *   price = max(0, I (1 + r)^y - received so far)     compound
 * </pre>
 *
 * The right opens when its trigger first holds, and closes when the window has passed. It is
 * exercised once: at once, or when price x expected recovery first exceeds what the holding is
 * worth. What is owed then need not be what is paid: see {@link ObligorPayment}.
 */
final class RedemptionPut implements Instrument {

  @Override
  public String type() {
    return "redemption-put";
  }

  @Override
  public Text description() {
    return new Text("回购权：触发、行权期、回购价款", "redemption right: trigger, window, price");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("investment", MONEY, "投资额", "what was invested").must(),
        SettingSpec.of(Shape.PERIOD, "from", "出资期", "the period of the investment").must(),
        SettingSpec.value("rate", "/year", "回购年利率", "the yearly rate of return").must(),
        SettingSpec.word(
            "basis", List.of("simple", "compound"), "单利或复利", "simple or compound return"),
        SettingSpec.value(
            "received", MONEY, "已收分红与补偿（从价款中扣除）", "dividends and compensation, deducted"),
        SettingSpec.value("trigger", "condition", "触发条件", "when the right opens").must(),
        SettingSpec.value("window", "month", "行权期（不写则不限）", "how long it stays open"),
        SettingSpec.word(
            "exercise",
            List.of("at-once", "if-better"),
            "行权：触发即行权、合算才行权",
            "exercised at once, or only where better than to hold"),
        SettingSpec.value("kept", MONEY, "不行权时持股价值", "what the holding is worth if kept"),
        SettingSpec.value(
            "expected_recovery", "share", "预期兑现率", "the share of the price that is expected"));
  }

  @Override
  public void expand(Draft draft) {
    boolean better = draft.word("exercise").equals("if-better");
    if (better && !draft.has("kept")) {
      draft.refuse(
          "put-kept",
          "exercise",
          new Text("合算才行权时需要 kept", "'if-better' needs 'kept'"),
          new Text("也许写成 kept: stake * value", "Maybe write kept: stake * value."));
    }
    int from = draft.period("from", 0);
    if (draft.refused()) {
      return;
    }
    price(draft, from);
    draft.value("trigger");
    draft.line(
        "triggered",
        "已触发",
        "whether it has been triggered",
        "condition",
        "t >= " + from + " and (prev(#triggered) or #trigger)");
    String open = "#triggered and not prev(#exercised)";
    if (draft.has("window")) {
      draft.value("window");
      draft.line(
          "elapsed",
          "触发后已过时间",
          "time since it was triggered",
          "year",
          "if(prev(#triggered), prev(#elapsed) + dt, 0)");
      open += " and #elapsed <= #window + 1e-6[year]";
    }
    String exercises = open;
    if (better) {
      draft.value("kept");
      draft.value("expected_recovery", "1");
      exercises += " and #price * #expected_recovery > #kept";
    }
    draft.line("exercises", "本期行权", "whether it is exercised now", "condition", exercises);
    draft.line(
        "exercised",
        "已行权",
        "whether it has been exercised",
        "condition",
        "prev(#exercised) or #exercises");
    draft.line("due", "应付回购价款", "the price that is owed", MONEY, "if(#exercises, #price, 0)");
  }

  private static void price(Draft draft, int from) {
    draft.value("investment");
    draft.value("rate");
    Accrual.held(draft, from, "持有年数", "years since the investment");
    String worth = Accrual.worth(draft);
    if (draft.has("received")) {
      draft.value("received");
      worth = "max(0, " + worth + " - cum(#received))";
    }
    draft.line(
        "price", "回购价格", "the redemption price", MONEY, "if(t >= " + from + ", " + worth + ", 0)");
  }
}
