package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * The shares of a company: its founders' and those of its rounds, counted as if all were converted.
 *
 * <p>Shares = founders' shares + over all rounds (shares as converted + option pool). Only
 * proportions matter, so the founders' shares may be counted in any unit. {@code before} is the
 * count at the end of the period before, which is what a new round is priced on; a period has at
 * most one round.
 */
final class CapTable implements Instrument {

  static final String TYPE = "cap-table";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Text description() {
    return new Text(
        "股本结构：创始人股份与各轮融资，按全部转换计", "cap table: founders' shares and rounds, all as converted");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("founders", "count", "创始人股数", "the founders' shares").must(),
        SettingSpec.of(Shape.NAMES, "rounds", "各轮融资的名称", "the names of the rounds").must());
  }

  /** The rounds of a table. */
  static List<UseSettings> rounds(UseSettings table) {
    return table.others("rounds", ShareRound.TYPE).stream().flatMap(List::stream).toList();
  }

  @Override
  public void expand(Draft draft) {
    List<UseSettings> rounds = rounds(draft);
    Set<Integer> periods = new HashSet<>();
    for (UseSettings round : rounds) {
      int t = round.period("at", 0);
      if (!periods.add(t)) {
        draft.refuse(
            "rounds-together",
            "rounds",
            new Text("第 " + t + " 期有两轮融资", "two rounds fall in period " + t),
            new Text("也许合为一轮，或改期", "Maybe make them one round, or move one."));
      }
    }
    if (draft.refused()) {
      return;
    }
    draft.value("founders");
    draft.line(
        "added",
        "各轮新增股数（含期权池）",
        "shares of all rounds and option pools",
        "count",
        sum(rounds, "%1$s.as_converted + %1$s.pool_shares"));
    draft.line("shares", "总股数（全部转换后）", "all shares, as converted", "count", "#founders + #added");
    draft.line(
        "before", "上期末总股数", "all shares before the period", "count", "#founders + prev(#added)");
    draft.line("issued", "本期新股", "new shares of the period", "count", sum(rounds, "%s.new_shares"));
    draft.line("raised", "本期融资额", "raised in the period", MONEY, sum(rounds, "%s.raised"));
    draft.line(
        "issue_price", "本期发行价", "the issue price of the period", MONEY, sum(rounds, "%s.price"));
  }

  private static String sum(List<UseSettings> rounds, String term) {
    return rounds.stream()
        .map(round -> term.formatted(round.name()))
        .collect(Collectors.joining(" + "));
  }
}
