package quanmai.models.instrument.tax;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class TaxInstruments {

  private static final List<Instrument> ALL =
      List.of(new IncomeTax(), new ValueAddedTax(), new StampDuty(), new Withholding());

  private TaxInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
