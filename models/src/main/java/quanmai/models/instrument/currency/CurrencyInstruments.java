package quanmai.models.instrument.currency;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class CurrencyInstruments {

  private static final List<Instrument> ALL = List.of(new Conversion(), new ForwardHedge());

  private CurrencyInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
