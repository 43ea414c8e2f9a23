package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * What one investor pays into the rounds of a cap table, holds, and gets at an exit.
 *
 * <p>In the period of a round it pays its ticket, and by its pro-rata right the given share of
 * (stake before x what is raised); both at most what is raised. Its part of a round is what it paid
 * over what was raised; that part of the round's shares and proceeds is its own.
 */
final class ShareHolding implements Instrument {

  @Override
  public String type() {
    return "share-holding";
  }

  @Override
  public Text description() {
    return new Text(
        "投资人持股：出资、跟投权、股比、退出所得", "an investor's shares: tickets, pro-rata right, stake, proceeds");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "table", "所属股本结构", "the cap table").must(),
        SettingSpec.value("tickets", MONEY, "各期出资", "what it pays by period").must(),
        SettingSpec.value(
            "pro_rata", "share", "跟投权行使比例", "how much of the pro-rata right it exercises"),
        SettingSpec.of(
            Shape.NAMES, "exit", "退出分配（equity-waterfall）", "the waterfall that it is paid by"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings table = draft.other("table", CapTable.TYPE);
    UseSettings exit = draft.has("exit") ? draft.other("exit", EquityWaterfall.TYPE) : null;
    if (draft.refused() || table == null) {
      return;
    }
    List<UseSettings> rounds = CapTable.rounds(table);
    draft.value("tickets");
    String wanted = "#tickets";
    if (draft.has("pro_rata")) {
      draft.value("pro_rata");
      wanted = "#tickets + #pro_rata * prev(#stake) * " + table.name() + ".raised";
    }
    draft.line("paid", "出资", "paid in", MONEY, "min(" + wanted + ", " + table.name() + ".raised)");
    for (UseSettings round : rounds) {
      draft.line(
          "part_" + round.name(),
          "占本轮份额：" + round.name(),
          "part of the round " + round.name(),
          "share",
          "if(t == %1$d, #paid / max(%2$s.raised, %3$s), prev(#part_%2$s))"
              .formatted(round.period("at", 0), round.name(), draft.amount("1e-12")));
    }
    draft.line(
        "shares", "持股数（转换后）", "shares as converted", "count", parts(rounds, "%s.as_converted"));
    draft.line("stake", "股比", "stake", "share", "#shares / " + table.name() + ".shares");
    if (exit != null) {
      draft.line(
          "received",
          "退出分得",
          "received at the exit",
          MONEY,
          parts(rounds, exit.name() + ".paid_%s"));
    }
  }

  private static String parts(List<UseSettings> rounds, String term) {
    return rounds.stream()
        .map(round -> "#part_" + round.name() + " * " + term.formatted(round.name()))
        .collect(Collectors.joining(" + "));
  }
}
