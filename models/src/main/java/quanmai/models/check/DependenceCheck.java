package quanmai.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.engine.factor.Correlation;
import quanmai.engine.factor.CorrelationValues;
import quanmai.engine.factor.NearestCorrelation;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amounts.Allowed;
import quanmai.models.check.Checked.Dependence;
import quanmai.models.language.Unit;
import quanmai.models.law.Dependences;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.CorrelationDef;
import quanmai.models.termsheet.Text;

/** Reads the correlation, whose contradictions are repaired and said aloud. */
final class DependenceCheck {

  private final List<String> drawn;
  private final Amounts amounts;
  private final KnownValues known;
  private final Consumer<Finding> findings;
  private final Map<String, Amount> read = new HashMap<>();
  private boolean sound = true;

  DependenceCheck(
      List<String> drawn, Amounts amounts, KnownValues known, Consumer<Finding> findings) {
    this.drawn = drawn;
    this.amounts = amounts;
    this.known = known;
    this.findings = findings;
  }

  Dependence check(CorrelationDef def) {
    Place place = def.place();
    if (def.nu() != null) {
      number("correlation.nu", def.nu());
    }
    def.pairs()
        .forEach(
            pair -> {
              number(Dependences.pair(pair.first(), pair.second()), pair.correlation());
              names(List.of(pair.first(), pair.second()), pair.place());
            });
    matrix(def.matrixNames(), def.matrixRows());
    def.drivers()
        .forEach(
            (driver, loadings) ->
                loadings.forEach(
                    (factor, loading) -> {
                      number(Dependences.loading(driver, factor), loading);
                      names(List.of(factor), loading.place());
                    }));
    if (place != null) {
      names(def.matrixNames(), place);
      if (sound) {
        consistent(def, place);
      }
    }
    return new Dependence(def, read);
  }

  /** One parameter for both places of an entry, which must therefore agree. */
  private void matrix(List<String> names, List<List<Source>> rows) {
    for (int i = 0; i < Math.min(names.size(), rows.size()); i++) {
      for (int j = 0; j < Math.min(names.size(), rows.get(i).size()); j++) {
        Source source = rows.get(i).get(j);
        String parameter = Dependences.entry(names.get(i), names.get(j));
        Amount mirrored = read.get(parameter);
        number(parameter, source);
        boolean differs =
            i == j
                ? !value(read.remove(parameter)).equals(1.0)
                : mirrored != null && !value(mirrored).equals(value(read.get(parameter)));
        if (differs) {
          sound = false;
          findings.accept(notSymmetric(source));
        }
      }
    }
  }

  private static Double value(@Nullable Amount amount) {
    return amount instanceof Amount.Given given ? given.value() : Double.valueOf(Double.NaN);
  }

  private static Finding notSymmetric(Source source) {
    return Finding.refused(
        "correlation-matrix",
        source.place(),
        new Text(
            source.text() + "：相关矩阵应对称，对角线为 1",
            source.text() + ": a correlation matrix is symmetric with 1 on its diagonal"),
        new Text("也许两个对称位置写了不同的数", "Maybe two mirrored entries differ"));
  }

  private void number(String parameter, Source source) {
    Amount amount = amounts.read(source, parameter, Unit.NONE, Allowed.KNOWN_SCALARS);
    if (amount == null) {
      sound = false;
    } else {
      read.put(parameter, amount);
    }
  }

  private void names(List<String> names, Place place) {
    for (String name : names) {
      if (!drawn.contains(name)) {
        sound = false;
        findings.accept(
            Finding.refused(
                "not-correlated",
                place,
                new Text(
                    "'" + name + "' 不是因子，也不是有分布的输入",
                    "'" + name + "' is neither a factor nor an input with a distribution"),
                Nearest.maybe(name, drawn)));
      }
    }
  }

  private void consistent(CorrelationDef def, Place place) {
    Graph scratch = new Graph();
    Set<String> unknown = new LinkedHashSet<>();
    Correlation correlation =
        Dependences.build(
            def,
            scratch,
            name -> {
              Amount amount = read.get(name);
              double value = amount == null ? Double.NaN : known.of(amount, 1);
              if (Double.isNaN(value)) {
                unknown.add(name);
              }
              return scratch.constant(value);
            });
    if (!unknown.isEmpty()) {
      return;
    }
    CorrelationValues values = new CorrelationValues(drawn, correlation, scratch::constantOf);
    List<Finding> wrong = new ArrayList<>();
    values
        .problems()
        .forEach(
            p ->
                wrong.add(
                    Finding.refused(
                        "correlation-range",
                        place,
                        new Text(
                            "相关系数 " + p.parameter() + " " + p.whatZh(),
                            "correlation " + p.parameter() + " " + p.what()),
                        new Text(p.adviceZh(), p.advice()))));
    wrong.forEach(findings);
    if (wrong.isEmpty()) {
      NearestCorrelation nearest = values.nearest();
      if (nearest.repaired()) {
        findings.accept(
            Finding.warning(
                "correlation-repaired",
                place,
                new Text(
                    nearest.messageZh() + "：" + text(nearest),
                    nearest.message() + ": " + text(nearest)),
                new Text("也许有一个系数的符号写错了", "Maybe one correlation has the wrong sign")));
      }
    }
  }

  /** The repaired matrix, row by row. */
  private String text(NearestCorrelation nearest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < drawn.size(); i++) {
      for (int j = 0; j < i; j++) {
        double value = nearest.matrix()[i][j];
        if (value != 0) {
          text.append(text.isEmpty() ? "" : ", ");
          text.append("%s-%s %.4f".formatted(drawn.get(j), drawn.get(i), value));
        }
      }
    }
    return text.toString();
  }
}
