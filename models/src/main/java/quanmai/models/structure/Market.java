package quanmai.models.structure;

import java.util.Optional;
import java.util.Set;
import quanmai.models.termsheet.TermSheet.Confidence;

/** Rates of exchange and interest of the day, in yuan. */
public interface Market {

  /** The currencies that it knows besides the yuan. */
  Set<String> currencies();

  /** A currency, or nothing when the market does not know it. */
  Optional<Foreign> currency(String code);

  /** A currency as the market sees it on the day. */
  interface Foreign {

    /** Yuan for one unit. */
    Quote spot();

    /** The level in yuan that the rate returns to. */
    Quote median();

    /** How fast it returns, a year. */
    Quote reversion();

    /** Volatility of its logarithm, a year. */
    Quote volatility();

    /** What a yuan in {@code years} is worth today. */
    double homeDiscount(double years);

    /** What a unit of the currency in {@code years} is worth today. */
    double foreignDiscount(double years);

    /** Where the two curves come from. */
    String curves();
  }

  /** A number with where it comes from. */
  record Quote(double value, String source, Confidence confidence) {}
}
