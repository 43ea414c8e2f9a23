package quanmai.models.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.Setting;

/**
 * Facts that nobody states, because the terms say them: by the lines that instruments always write
 * under the same names.
 *
 * @param type of the instrument
 * @param line that it writes, without the name of the use
 * @param how the values of all periods, and of several uses, become one
 */
record Derived(String type, String line, String field, How how) {

  private static final String LIMIT = "acquisition-limit";

  private static final List<Derived> ALL =
      List.of(
          new Derived("land", "price_vs_benchmark", "land_price_vs_benchmark", How.LEAST),
          new Derived("subsidy", "selective", "subsidy_selective", How.ANY),
          new Derived("subsidy", "tax_linked", "tax_refund_linked", How.ANY),
          new Derived("subsidy", "amount", "subsidy_amount", How.SUM),
          new Derived("footprint", "total_investment", "total_investment", How.SUM),
          new Derived(LIMIT, "loan", "acquisition_loan", How.MOST),
          new Derived(LIMIT, "price", "deal_price", How.MOST),
          new Derived(LIMIT, "tenor", "acquisition_loan_years", How.MOST),
          new Derived("mandatory-offer", "stake", "stake_after", How.MOST));

  private enum How {
    LEAST,
    MOST,
    SUM,
    ANY
  }

  /** Adds what the instruments of a sheet tell about {@code fields} that have no fact yet. */
  static void add(
      Map<String, Fact> facts,
      Map<String, Field> fields,
      List<InstrumentDef> instruments,
      BaseCase base) {
    for (Derived derived : ALL) {
      Field field = fields.get(derived.field);
      Fact fact = field == null ? null : derived.of(field, instruments, base);
      if (fact != null) {
        facts.putIfAbsent(derived.field, fact);
      }
    }
    for (InstrumentDef use : instruments) {
      if (use.type().equals(LIMIT)) {
        facts.putIfAbsent("acquisition_type", new Fact.Words(kind(use)));
      }
    }
  }

  /** The kind of an acquisition; control when the terms do not say. */
  private static String kind(InstrumentDef use) {
    return use.settings().get("kind") instanceof Setting.Scalar(var source)
        ? source.text().strip()
        : "control";
  }

  private @Nullable Fact of(Field field, List<InstrumentDef> instruments, BaseCase base) {
    double[] values =
        instruments.stream()
            .filter(use -> use.type().equals(type))
            .flatMapToDouble(use -> base.all(use.name() + "." + line, field.unit()))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    if (values.length == 0) {
      return null;
    }
    DoubleStream all = DoubleStream.of(values);
    return switch (how) {
      case LEAST -> new Fact.Number(BaseCase.rounded(all.min().orElseThrow()));
      case MOST -> new Fact.Number(BaseCase.rounded(all.max().orElseThrow()));
      case SUM -> new Fact.Number(BaseCase.rounded(all.sum()));
      case ANY -> new Fact.Flag(all.anyMatch(value -> value > 0));
    };
  }
}
