package quanmai.models.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Amounts.Allowed;
import quanmai.models.check.Checked.About;
import quanmai.models.check.Checked.Input;
import quanmai.models.check.Checked.Option;
import quanmai.models.language.Kind;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.Text;

/** Reads inputs: numbers, dates, conditions and options, known or drawn. */
final class InputCheck {

  private final Amounts amounts;
  private final LawCheck laws;
  private final Consumer<Finding> findings;

  InputCheck(Amounts amounts, LawCheck laws, Consumer<Finding> findings) {
    this.amounts = amounts;
    this.laws = laws;
    this.findings = findings;
  }

  Input check(InputDef def, Unit unit) {
    About about = new About(def.facts().label(), unit, null, def.place());
    if (!def.options().isEmpty()) {
      return options(def, about);
    }
    LawCheck.Read law =
        def.distribution() == null ? null : laws.distribution(def.name(), def.distribution(), unit);
    Source written = def.value();
    double base = written == null ? Double.NaN : value(written, unit, def);
    double middle = written == null && law != null ? law.median() : Double.NaN;
    boolean median = !Double.isNaN(middle);
    if (written == null && !median && (def.distribution() == null || law != null)) {
      findings.accept(
          Finding.refused(
              "missing-value",
              def.place(),
              new Text(
                  "输入 '" + def.name() + "' 没有值", "the input '" + def.name() + "' has no value"),
              new Text("也许加上 value: ...", "Maybe add value: ...")));
    }
    return new Input(
        def.name(),
        about,
        median ? middle : base,
        median,
        law == null ? null : law.law(),
        List.of());
  }

  private double value(Source written, Unit unit, InputDef def) {
    return switch (unit.kind()) {
      case DATE -> date(written);
      case CONDITION -> truth(written);
      case NUMBER, OPTION -> {
        double value = Quantities.read(written, unit, findings).orElse(Double.NaN);
        if (!Double.isNaN(value)) {
          Ranges.check(def.facts(), unit, value, written, findings);
        }
        yield value;
      }
    };
  }

  private double date(Source written) {
    try {
      return LocalDate.parse(written.text().strip()).toEpochDay();
    } catch (DateTimeParseException notADate) {
      return refuse("not-a-date", written, "不是日期", "is not a date", "2026-11-24");
    }
  }

  private double truth(Source written) {
    return switch (written.text().strip()) {
      case "true", "yes", "1", "是" -> 1;
      case "false", "no", "0", "否" -> 0;
      default -> refuse("not-a-condition", written, "不是条件", "is not a condition", "true / false");
    };
  }

  private double refuse(String rule, Source written, String zh, String en, String instead) {
    findings.accept(
        Finding.refused(
            rule,
            written.place(),
            new Text("'" + written.text() + "' " + zh, "'" + written.text() + "' " + en),
            new Text("也许写成 " + instead, "Maybe write " + instead)));
    return Double.NaN;
  }

  /** The base option is the one given, else the most probable. */
  private Input options(InputDef def, About about) {
    List<Option> options = new ArrayList<>();
    def.options()
        .forEach(
            (name, probability) -> {
              String parameter = "inputs." + def.name() + "." + name;
              Amount amount =
                  amounts.read(probability, parameter, Unit.NONE, Allowed.KNOWN_SCALARS);
              options.add(new Option(name, amount == null ? none(parameter, probability) : amount));
            });
    @Nullable Source value = def.value();
    List<String> names = List.copyOf(def.options().keySet());
    int base = value == null ? mostProbable(options) : Math.max(0, names.indexOf(value.text()));
    Unit unit = new Unit("option", Kind.OPTION, about.unit().dimension(), about.unit().scale());
    return new Input(
        def.name(),
        new About(about.label(), unit, null, about.place()),
        base,
        false,
        null,
        options);
  }

  private static Amount none(String parameter, Source source) {
    return new Amount.Given(parameter, 0, Unit.NONE, source.place());
  }

  private static int mostProbable(List<Option> options) {
    int best = 0;
    for (int k = 1; k < options.size(); k++) {
      if (share(options.get(k)) > share(options.get(best))) {
        best = k;
      }
    }
    return best;
  }

  private static double share(Option option) {
    return option.probability() instanceof Amount.Given given ? given.value() : 0;
  }
}
