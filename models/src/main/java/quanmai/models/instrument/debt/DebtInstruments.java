package quanmai.models.instrument.debt;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class DebtInstruments {

  private static final List<Instrument> ALL =
      List.of(
          new Loan(),
          new AcquisitionLimit(),
          new ReserveAccount(),
          new CashAccount(),
          new Covenant(),
          new Enforcement(),
          new Refinancing(),
          new EquityKicker());

  private DebtInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
