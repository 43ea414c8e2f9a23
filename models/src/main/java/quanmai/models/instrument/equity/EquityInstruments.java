package quanmai.models.instrument.equity;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class EquityInstruments {

  private static final List<Instrument> ALL =
      List.of(
          new CapTable(),
          new ShareRound(),
          new ShareHolding(),
          new ConvertibleLoan(),
          new EquityWaterfall(),
          new PerformanceCompensation(),
          new ListedCompensation(),
          new EarnOut(),
          new RedemptionPut(),
          new ObligorPayment(),
          new DragAlong(),
          new TagAlong(),
          new ManagementRollover(),
          new SponsorSupport());

  private EquityInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
