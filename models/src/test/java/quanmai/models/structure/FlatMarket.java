package quanmai.models.structure;

import java.util.Optional;
import java.util.Set;
import quanmai.models.termsheet.TermSheet.Confidence;

/**
 * One dollar at 6.6975 yuan, interest of 1.54% and 3.99% a year at all terms.
 *
 * @param volatility of the rate, a year
 */
record FlatMarket(double volatility) implements Market {

  static final double SPOT = 6.6975;
  static final double HOME = 0.0154;
  static final double FOREIGN = 0.0399;

  @Override
  public Set<String> currencies() {
    return Set.of("USD");
  }

  @Override
  public Optional<Foreign> currency(String code) {
    return code.equals("USD") ? Optional.of(new Dollar(volatility)) : Optional.empty();
  }

  private static Quote quote(double value) {
    return new Quote(value, "test", Confidence.ASSUMED);
  }

  static double discount(double rate, double years) {
    return years <= 1 ? 1 / (1 + rate * years) : Math.pow(1 + rate, -years);
  }

  private record Dollar(double sd) implements Foreign {
    @Override
    public Quote spot() {
      return quote(SPOT);
    }

    @Override
    public Quote median() {
      return quote(SPOT);
    }

    @Override
    public Quote reversion() {
      return quote(0.53);
    }

    @Override
    public Quote volatility() {
      return quote(sd);
    }

    @Override
    public double homeDiscount(double years) {
      return discount(HOME, years);
    }

    @Override
    public double foreignDiscount(double years) {
      return discount(FOREIGN, years);
    }

    @Override
    public String curves() {
      return "test";
    }
  }
}
