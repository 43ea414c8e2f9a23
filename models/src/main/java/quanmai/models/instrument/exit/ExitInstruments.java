package quanmai.models.instrument.exit;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class ExitInstruments {

  private static final List<Instrument> ALL = List.of(new ExitMultiple(), new ExitRoutes());

  private ExitInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
