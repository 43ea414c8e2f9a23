package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.Text;

/**
 * A round: new shares for new money, with their preference and protection.
 *
 * <p>With P the pre-money value, I what is raised, S the shares before and p the new option pool as
 * a share of the company after the round:
 *
 * <pre>
 *   price   = P / S                      the pool dilutes everybody   (pool_basis: post)
 *   price   = (P - p (P + I)) / S        the pool dilutes the old     (pool_basis: pre)
 *   shares  = I / price,   the investors' share of the company is I / (P + I), with a later pool less p
 *   preference = multiple x I + the dividend that has accrued
 *   shares as converted = I / conversion price
 * </pre>
 *
 * The conversion price c starts at the price. A later issue of n shares for J at the price q, with
 * S shares before it, lowers it to
 *
 * <pre>
 *   broad-based weighted average:  min(c, (c S + J) / (S + n))
 *   full ratchet:                  min(c, q)
 * </pre>
 *
 * which is the usual c (S + J / c) / (S + n) where q is below c. The new money is priced on the
 * shares before that adjustment.
 */
final class ShareRound implements Instrument {

  static final String TYPE = "share-round";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Text description() {
    return new Text(
        "一轮融资：定价、期权池、优先清算权、反稀释",
        "a round: its price, option pool, liquidation preference and anti-dilution");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "table", "所属股本结构", "the cap table it belongs to").must(),
        SettingSpec.of(Shape.PERIOD, "at", "交割期", "the period of the round").must(),
        SettingSpec.value("pre_money", MONEY, "投前估值", "pre-money valuation").must(),
        SettingSpec.value("raise", MONEY, "融资额（0 为未发生）", "what is raised, 0 for no round").must(),
        SettingSpec.value(
            "pool", "share", "新设期权池占本轮后总股数", "new option pool as a share of the company after it"),
        SettingSpec.word(
            "pool_basis",
            List.of("pre", "post"),
            "期权池由谁稀释：原股东（投前）、全体（投后）",
            "whom the pool dilutes: those before the round, or everybody"),
        SettingSpec.word("class", List.of("preference", "common"), "股份类别", "class of shares"),
        SettingSpec.value("multiple", "ratio", "优先清算倍数", "preference as a multiple of the money"),
        SettingSpec.value(
            "dividend", "/year", "优先股息年率（累积，并入优先额）", "dividend that accrues to the preference"),
        SettingSpec.word(
            "dividend_basis", List.of("simple", "compound"), "股息计算", "how the dividend accrues"),
        SettingSpec.word(
            "participation",
            List.of("none", "full", "capped"),
            "优先额之外是否参与分配",
            "whether it shares in what is left after the preferences"),
        SettingSpec.value(
            "cap", "ratio", "参与分配的总额上限（投资额倍数）", "the most it gets unconverted, as a multiple"),
        SettingSpec.word(
            "anti_dilution",
            List.of("none", "weighted-average", "full-ratchet"),
            "反稀释：无、广义加权平均、完全棘轮",
            "anti-dilution: none, broad-based weighted average, full ratchet"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings table = draft.other("table", CapTable.TYPE);
    int at = draft.period("at", 0);
    boolean preferred = draft.word("class").equals("preference");
    if (table != null && CapTable.rounds(table).stream().noneMatch(r -> same(r, draft))) {
      draft.refuse(
          "round-without-table",
          "table",
          new Text(
              table.name() + " 的 rounds 中没有 " + draft.name(),
              "'" + draft.name() + "' is not among the rounds of " + table.name()),
          new Text(
              "也许在 " + table.name() + " 的 rounds 中加上 " + draft.name(),
              "Maybe add " + draft.name() + " to the rounds of " + table.name() + "."));
    }
    if (draft.refused() || table == null) {
      return;
    }
    draft.value("pre_money");
    draft.value("raise");
    issue(draft, at, table.name());
    conversion(draft, at, table.name());
    if (preferred) {
      preference(draft, at);
    } else {
      draft.line("preference", "优先额", "liquidation preference", MONEY, "0");
    }
  }

  private static boolean same(UseSettings round, UseSettings draft) {
    return round.name().equals(draft.name());
  }

  private static void issue(Draft draft, int at, String table) {
    draft.line("raised", "融资额", "raised in the period", MONEY, when(at, "#raise"));
    draft.line("post_money", "投后估值", "post-money valuation", MONEY, "#pre_money + #raise");
    boolean pool = draft.has("pool");
    boolean before = pool && draft.word("pool_basis").equals("pre");
    if (pool) {
      draft.value("pool");
    }
    draft.line(
        "price",
        "发行价",
        "issue price",
        MONEY,
        when(
            at,
            (before ? "(#pre_money - #pool * #post_money)" : "#pre_money")
                + " / "
                + table
                + ".before"));
    draft.line("new_shares", "新股数", "new shares", "count", when(at, "#raise / #price"));
    String options =
        before ? "#pool * #post_money / #price" : "(%s.before + #new_shares) * #pool / (1 - #pool)";
    draft.line(
        "pool_shares",
        "期权池股数",
        "shares of the option pool",
        "count",
        pool
            ? "if(t == %d, if(#raise > 0, %s, 0), prev(#pool_shares))"
                .formatted(at, options.formatted(table))
            : "0");
  }

  private static void conversion(Draft draft, int at, String table) {
    String lower =
        switch (draft.word("anti_dilution")) {
          case "weighted-average" ->
              "min(prev(#conversion_price), (prev(#conversion_price) * %1$s.before + %1$s.raised)"
                  + " / (%1$s.before + %1$s.issued))";
          case "full-ratchet" -> "min(prev(#conversion_price), %1$s.issue_price)";
          default -> "";
        };
    String later =
        lower.isEmpty()
            ? "prev(#conversion_price)"
            : "if(%1$s.issued > 0, " + lower + ", prev(#conversion_price))";
    draft.line(
        "conversion_price",
        "转换价",
        "conversion price",
        MONEY,
        "if(t == %d, #price, %s)".formatted(at, later.formatted(table)));
    draft.line(
        "as_converted",
        "转换后股数",
        "shares as converted",
        "count",
        "if(t >= " + at + ", #raise / #conversion_price, 0)");
    draft.line(
        "stake",
        "股比（全部转换后）",
        "share of the company, all converted",
        "share",
        "#as_converted / " + table + ".shares");
  }

  private static void preference(Draft draft, int at) {
    draft.value("multiple", "1");
    String accrued = "prev(#preference)";
    if (draft.has("dividend")) {
      draft.value("dividend");
      accrued =
          draft.word("dividend_basis").equals("compound")
              ? "prev(#preference) * (1 + #dividend * 1[year]) ^ dt"
              : "prev(#preference) + #dividend * dt * #multiple * #raise";
    }
    draft.line(
        "preference",
        "优先额（含累积股息）",
        "liquidation preference with accrued dividend",
        MONEY,
        "if(t == %1$d, #multiple * #raise, if(t > %1$d, %2$s, 0))".formatted(at, accrued));
    if (draft.word("participation").equals("capped")) {
      if (!draft.has("cap")) {
        draft.refuse(
            "participation-cap",
            "participation",
            new Text("参与分配有上限时需要 cap", "capped participation needs 'cap'"),
            new Text("也许写成 cap: 3", "Maybe write cap: 3."));
        return;
      }
      draft.value("cap");
      draft.line(
          "most",
          "不转换时最多分得",
          "the most it gets unconverted",
          MONEY,
          "if(t >= " + at + ", max(#preference, #cap * #raise), 0)");
    }
  }

  private static String when(int at, String formula) {
    return "if(t == " + at + ", " + formula + ", 0)";
  }
}
