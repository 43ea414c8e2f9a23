package quanmai.models.instrument.currency;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.termsheet.Text;

/**
 * The two currencies of a use, and how their rate is quoted.
 *
 * @param fromPerTo whether the rate is the price of one unit of the target in the source currency,
 *     as 6.70 CNY/USD is when yuan become dollars
 */
record Pair(String from, String to, boolean fromPerTo) {

  /** The unit of amounts in the source currency: 亿元, and millions of others. */
  static final String SOURCE = "money of from";

  /** The unit of amounts in the target currency. */
  static final String TARGET = "money of to";

  /** The unit of the rate. */
  static final String RATE = "rate of the pair";

  private static final List<String> CODES =
      List.of("CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD");

  /** The settings that say it. */
  static List<SettingSpec> settings() {
    return List.of(
        SettingSpec.word("from", CODES, "原币种", "the currency of the amount").must(),
        SettingSpec.word("to", CODES, "目标币种", "the currency of the result").must(),
        SettingSpec.word(
            "quoted",
            List.of("from-per-to", "to-per-from"),
            "汇率报价：每一单位目标币合多少原币，或相反",
            "the rate as source money for one of the target, or the other way round"));
  }

  /** Reads the pair of a use, and tells the draft what its units are. */
  static Pair of(Draft draft) {
    Pair pair =
        new Pair(draft.word("from"), draft.word("to"), draft.word("quoted").equals("from-per-to"));
    if (pair.from.equals(pair.to)) {
      draft.refuse(
          "currency-pair",
          "to",
          new Text("两个币种相同：" + pair.to, "both currencies are " + pair.to),
          new Text("也许写成 from: CNY, to: USD", "Maybe write from: CNY, to: USD."));
    }
    draft.unitMeans(SOURCE, money(pair.from));
    draft.unitMeans(TARGET, draft.has(Draft.UNIT) ? SettingSpec.MONEY : money(pair.to));
    draft.unitMeans(RATE, pair.fromPerTo ? pair.from + "/" + pair.to : pair.to + "/" + pair.from);
    return pair;
  }

  private static String money(String code) {
    return code.equals("CNY") ? "亿元" : code + "_m";
  }

  /** The formula of {@code amount} at {@code rate}, both formulas of a single factor. */
  String converted(String amount, String rate) {
    return amount + (fromPerTo ? " / " : " * ") + rate;
  }
}
