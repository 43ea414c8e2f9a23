package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * Who gets what of an equity value that is distributed: preferences by rank, then all that share as
 * ordinary shares; each series converts where that is better for it.
 *
 * <p>Let v be what an ordinary share gets, L the preference of a series, n its shares as converted
 * and C the most it gets unconverted. Where all preferences are covered, a series gets
 *
 * <pre>
 *   max(L, n v)                   not participating
 *   max(min(L + n v, C), n v)     participating up to C
 *   L + n v                       participating
 * </pre>
 *
 * so that the distributed value is E(v), the sum of those and v per other share: continuous,
 * growing, and E(0) is the sum of the preferences. Hence for each value there is one v, and a
 * series converts exactly from the value E(L / n), or E(C / n), on. That is the one set of
 * decisions in which none regrets its own; below E(0) ordinary shares get nothing, and nobody
 * converts.
 */
final class EquityWaterfall implements Instrument {

  static final String TYPE = "equity-waterfall";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Text description() {
    return new Text(
        "股权价值分配：按清算顺位付优先额，各轮择优转换",
        "distribution of an equity value: preferences by rank, each series converts where better");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("value", MONEY, "分配的股权价值", "the equity value that is distributed").must(),
        SettingSpec.of(Shape.NAMES, "table", "股本结构", "the cap table").must(),
        SettingSpec.of(
                Shape.NAMES,
                "ranks",
                "清算顺位，先者在前；同顺位写在一个内层列表",
                "the rounds by rank, the most senior first; equals in a list of their own")
            .must(),
        SettingSpec.value(
            "all_convert", "condition", "全部转为普通股（如上市）", "whether all convert, as in a listing"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings table = draft.other("table", CapTable.TYPE);
    List<List<UseSettings>> ranks = draft.others("ranks", ShareRound.TYPE);
    if (draft.refused() || table == null) {
      return;
    }
    List<Series> all = ranks.stream().flatMap(List::stream).map(Series::of).toList();
    if (!names(all).equals(CapTable.rounds(table).stream().map(UseSettings::name).collect(set()))) {
      draft.refuse(
          "waterfall-rounds",
          "ranks",
          new Text(
              "ranks 应恰好列出 " + table.name() + " 的各轮融资",
              "'ranks' must name each round of " + table.name() + " once"),
          new Text("也许漏写或多写了一轮", "Maybe a round is missing, or is one too many."));
      return;
    }
    draft.value("value");
    boolean forced = draft.has("all_convert");
    if (forced) {
      draft.value("all_convert");
    }
    draft.line(
        "common_shares",
        "普通股数（创始人与期权池）",
        "ordinary shares of founders and pools",
        "count",
        table.name()
            + ".shares"
            + all.stream().map(s -> " - " + s.shares()).collect(Collectors.joining()));
    all.forEach(series -> decision(draft, series, all, forced));
    preferences(draft, ranks);
    rest(draft, all);
  }

  private static Set<String> names(List<Series> all) {
    return all.stream().map(Series::name).collect(set());
  }

  private static java.util.stream.Collector<String, ?, Set<String>> set() {
    return Collectors.toCollection(HashSet::new);
  }

  /** From which value a series converts, or stops to gain, and whether it does. */
  private static void decision(Draft draft, Series series, List<Series> all, boolean forced) {
    String name = series.name();
    String converts = forced ? "#all_convert" : "";
    if (series.kind() == Series.Kind.CAPPED) {
      String filled = "(%1$s.most - %1$s.preference) / max(%1$s.as_converted, 1e-12)";
      breakpoint(draft, "filled", series, filled, all, "参与分配达到上限", "its participation is full");
    }
    if (series.kind() != Series.Kind.FULL) {
      breakpoint(
          draft, "converts", series, series.perShare(), all, "转换更优", "converting is better for it");
      String better = "#value >= #converts_from_" + name;
      converts = forced ? converts + " or " + better : better;
    }
    draft.line(
        "converted_" + name,
        "是否转换：" + name,
        "whether " + name + " converts",
        "condition",
        converts.isEmpty() ? "1 < 0" : converts);
  }

  private static void breakpoint(
      Draft draft,
      String what,
      Series series,
      String perShare,
      List<Series> all,
      String zh,
      String en) {
    String name = series.name();
    draft.line(
        what + "_price_" + name,
        zh + "时的每股价值：" + name,
        "value per share where " + en + ": " + name,
        MONEY,
        perShare.formatted(name));
    String v = "#" + what + "_price_" + name;
    draft.line(
        what + "_from_" + name,
        zh + "的起点股权价值：" + name,
        "equity value from which " + en + ": " + name,
        MONEY,
        "#common_shares * "
            + v
            + all.stream().map(s -> " + " + s.gets(v)).collect(Collectors.joining()));
  }

  /** Preferences of series that do not convert, rank by rank. */
  private static void preferences(Draft draft, List<List<UseSettings>> ranks) {
    List<String> senior = new ArrayList<>();
    for (List<UseSettings> rank : ranks) {
      for (UseSettings round : rank) {
        draft.line(
            "claim_" + round.name(),
            "主张的优先额：" + round.name(),
            "preference that " + round.name() + " claims",
            MONEY,
            "if(#converted_%1$s, 0, %1$s.preference)".formatted(round.name()));
      }
      List<String> claims = rank.stream().map(r -> "#claim_" + r.name()).toList();
      String left =
          senior.isEmpty() ? "#value" : "max(0, #value - " + String.join(" - ", senior) + ")";
      for (UseSettings round : rank) {
        String claim = "#claim_" + round.name();
        String all = String.join(" + ", claims);
        draft.line(
            "preference_" + round.name(),
            "优先分得：" + round.name(),
            "paid to " + round.name() + " by preference",
            MONEY,
            claims.size() == 1
                ? "min(" + claim + ", " + left + ")"
                : "%s * min(1, %s / max(%s, %s))"
                    .formatted(claim, left, all, draft.amount("1e-12")));
      }
      senior.addAll(claims);
    }
  }

  /** What is left, by shares. */
  private static void rest(Draft draft, List<Series> all) {
    StringBuilder left = new StringBuilder("#value");
    StringBuilder shares = new StringBuilder("#common_shares");
    for (Series series : all) {
      left.append(" - #preference_").append(series.name()).append(series.extra("-"));
      shares.append(" + ").append(series.sharing());
    }
    draft.line("left", "按股分配的余额", "what is left to ordinary shares", MONEY, left.toString());
    draft.line(
        "per_share", "每股分得", "paid per ordinary share", MONEY, "max(0, #left) / (" + shares + ")");
    for (Series series : all) {
      draft.line(
          "paid_" + series.name(),
          "合计分得：" + series.name(),
          "paid to " + series.name(),
          MONEY,
          "#preference_%s + (%s) * #per_share%s"
              .formatted(series.name(), series.sharing(), series.extra("+")));
    }
    draft.line(
        "paid_common",
        "普通股分得（创始人与期权池）",
        "paid to founders and pools",
        MONEY,
        "#common_shares * #per_share");
  }
}
