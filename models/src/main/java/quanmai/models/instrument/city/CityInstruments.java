package quanmai.models.instrument.city;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;

/** The instruments of this package, in the order of the reference. */
public final class CityInstruments {

  private static final List<Instrument> ALL =
      List.of(new Land(), new Subsidy(), new Lease(), new Footprint());

  private CityInstruments() {}

  /** All of them. */
  public static List<Instrument> all() {
    return ALL;
  }

  /** The money of these instruments is yuan unless the use names another unit. */
  static void inYuan(Draft draft) {
    if (!draft.has(Draft.UNIT)) {
      draft.unitMeans(MONEY, "亿元");
    }
  }
}
