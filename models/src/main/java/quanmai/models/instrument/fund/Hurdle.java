package quanmai.models.instrument.fund;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument.SettingSpec;

/**
 * How a preferred return accrues on money that has been paid in.
 *
 * <pre>
 *   growth = h dt              simple, and compound by period
 *   growth = (1 + h)^dt - 1    compound by day, dt by the day count of the timeline
 *   base   = capital           simple
 *   base   = capital + unpaid preferred return    compound
 * </pre>
 *
 * Money paid in counts from the end of its period, or from its start.
 */
final class Hurdle {

  private static final SettingSpec BASIS =
      SettingSpec.word(
          "basis",
          List.of("simple", "compound", "daily"),
          "单利、按期复利、按日复利",
          "simple, compound by period, compound by day");

  private static final SettingSpec CALLS =
      SettingSpec.word(
          "calls",
          List.of("period-end", "period-start"),
          "实缴在期末或期初到账",
          "whether money is paid in at the end or at the start of its period");

  private Hurdle() {}

  /** The settings that go with a rate of return that investors get first. */
  static List<SettingSpec> settings() {
    return List.of(BASIS, CALLS);
  }

  /** Whether money counts from the start of the period in which it is paid in. */
  static boolean fromStart(Draft draft) {
    return draft.word("calls").equals("period-start");
  }

  /** Writes {@code #growth} from the yearly rate {@code #rate}. */
  static void growth(Draft draft, String rate) {
    draft.line(
        "growth",
        "本期优先回报率",
        "the preferred return on one yuan in the period",
        "ratio",
        draft.word("basis").equals("daily")
            ? "(1 + " + rate + " * 1[year]) ^ dt - 1"
            : rate + " * dt");
  }

  /** What accrues in the period on the balances {@code capital} and {@code preferred}. */
  static String accrual(Draft terms, String capital, String preferred, String paidIn) {
    String base = terms.word("basis").equals("simple") ? capital : capital + " + " + preferred;
    return terms.name()
        + ".growth * (prev("
        + base
        + ")"
        + (fromStart(terms) ? " + " + paidIn : "")
        + ")";
  }
}
