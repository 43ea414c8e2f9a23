package quanmai.models.instrument.fund;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class FundInstruments {

  private static final List<Instrument> ALL =
      List.of(
          // Capital.
          new FundTerm(),
          new Commitments(),
          new FundAccount(),
          new ManagementFee(),
          new FundCosts(),
          new FundCapacity(),
          new Recycling(),
          new SubscriptionLine(),
          new NavFacility(),
          new BlindPool(),
          new FundMetrics(),
          // Distribution.
          new EuropeanWaterfall(),
          new AmericanWaterfall(),
          new DealWaterfall(),
          new Clawback(),
          new ClassSplit(),
          new SeniorJunior(),
          new LossSharing(),
          new GiveUp(),
          new EarlyExit());

  private FundInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
