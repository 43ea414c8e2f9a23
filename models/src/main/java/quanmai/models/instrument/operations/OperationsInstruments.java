package quanmai.models.instrument.operations;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class OperationsInstruments {

  private static final List<Instrument> ALL =
      List.of(new Depreciation(), new WorkingCapital(), new Indexation(), new Letting());

  private OperationsInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
