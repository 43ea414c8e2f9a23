package quanmai.models.instrument.listed;

import java.util.List;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class ListedInstruments {

  private static final List<Instrument> ALL =
      List.of(
          new AgreementTransfer(),
          new Placement(),
          new MandatoryOffer(),
          new ShareInstalments(),
          new SellLimit(),
          new SellDown());

  private ListedInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }
}
