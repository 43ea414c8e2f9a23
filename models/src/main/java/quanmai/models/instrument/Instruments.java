package quanmai.models.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import quanmai.models.instrument.city.CityInstruments;
import quanmai.models.instrument.currency.CurrencyInstruments;
import quanmai.models.instrument.debt.DebtInstruments;
import quanmai.models.instrument.draft.Expander;
import quanmai.models.instrument.draft.Expansion;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.equity.EquityInstruments;
import quanmai.models.instrument.exit.ExitInstruments;
import quanmai.models.instrument.fund.FundInstruments;
import quanmai.models.instrument.listed.ListedInstruments;
import quanmai.models.instrument.operations.OperationsInstruments;
import quanmai.models.instrument.tax.TaxInstruments;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.timeline.Timeline;

/** The instruments that a term sheet can use. */
public final class Instruments {

  private static final List<Instrument> ALL =
      Stream.of(
              OperationsInstruments.all(),
              TaxInstruments.all(),
              DebtInstruments.all(),
              EquityInstruments.all(),
              ListedInstruments.all(),
              ExitInstruments.all(),
              CurrencyInstruments.all(),
              CityInstruments.all(),
              FundInstruments.all())
          .flatMap(List::stream)
          .toList();

  private static final Expander EXPANDER = new Expander(ALL);

  private Instruments() {}

  /** Every instrument, in the order of the reference. */
  public static List<Instrument> all() {
    return ALL;
  }

  /** The instrument of that type. */
  public static Optional<Instrument> find(String type) {
    return ALL.stream().filter(instrument -> instrument.type().equals(type)).findFirst();
  }

  /** Writes the lines of every use of {@code sheet} behind the lines it has. */
  public static Expansion expand(TermSheet sheet, Timeline timeline) {
    return EXPANDER.expand(sheet, timeline);
  }
}
