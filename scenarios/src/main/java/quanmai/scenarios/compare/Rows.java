package quanmai.scenarios.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.run.Paths;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Summaries;
import quanmai.engine.stats.Summary;
import quanmai.models.structure.Laid;
import quanmai.models.structure.Laid.Total;
import quanmai.models.structure.Party;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.compare.CompareReport.Amount;
import quanmai.scenarios.compare.CompareReport.Basis;
import quanmai.scenarios.compare.CompareReport.Difference;
import quanmai.scenarios.compare.CompareReport.PartyResult;
import quanmai.scenarios.compare.CompareReport.Result;
import quanmai.scenarios.compare.CompareReport.Row;

/** Makes the rows of a report; the first investor of the first row is what others differ from. */
final class Rows {

  private static final List<Double> QUANTILES = List.of(.05, .5, .95);

  private final int threads;
  private final Map<Basis, double[]> first = new EnumMap<>(Basis.class);
  private final Map<Basis, Double> firstBase = new EnumMap<>(Basis.class);

  Rows(int threads) {
    this.threads = threads;
  }

  Row row(Laid laid, Paths paths, Map<String, Double> base, String hash) {
    boolean reference = first.isEmpty();
    List<PartyResult> parties = new ArrayList<>();
    for (Party party : laid.parties()) {
      List<Result> results = new ArrayList<>();
      for (Map.Entry<Basis, Party.Measures> each : bases(party).entrySet()) {
        Basis basis = each.getKey();
        double[] irr = paths.output(each.getValue().irr());
        if (reference) {
          first.put(basis, irr.clone());
          firstBase.put(basis, of(base, each.getValue().irr()));
        }
        String currency = basis == Basis.HOME ? "CNY" : party.currency();
        results.add(result(basis, currency, each.getValue(), paths, base));
      }
      reference = false;
      parties.add(new PartyResult(party.name(), party.label(), results));
    }
    Map<Total, Amount> totals = CompareRun.byTotal();
    laid.totals()
        .forEach(
            (total, output) ->
                totals.put(
                    total, new Amount(of(base, output), summary(paths.output(output)).mean())));
    Map<Text, Probability> quotas = new LinkedHashMap<>();
    laid.quotas()
        .forEach(
            (label, output) ->
                quotas.put(label, Probability.of(paths.output(output), Design.independent())));
    double gap = 0;
    for (double value : paths.output(laid.unexplained())) {
      gap = Math.max(gap, Math.abs(value));
    }
    return new Row(laid.view().key(), laid.view().label(), parties, totals, gap, quotas, hash);
  }

  private static Map<Basis, Party.Measures> bases(Party party) {
    Map<Basis, Party.Measures> all = new EnumMap<>(Basis.class);
    all.put(Basis.HOME, party.home());
    put(all, Basis.SPOT, party.foreign());
    put(all, Basis.STRIP, party.strip());
    put(all, Basis.ROLLING, party.rolling());
    return all;
  }

  private static void put(
      Map<Basis, Party.Measures> all, Basis basis, Party.@Nullable Measures measures) {
    if (measures != null) {
      all.put(basis, measures);
    }
  }

  private Result result(
      Basis basis,
      String currency,
      Party.Measures measures,
      Paths paths,
      Map<String, Double> base) {
    double[] irr = paths.output(measures.irr());
    double[] against = first.get(basis);
    Double baseAgainst = firstBase.get(basis);
    List<double[]> columns = new ArrayList<>(List.of(irr, paths.output(measures.moic())));
    if (against != null) {
      double[] differences = new double[irr.length];
      for (int i = 0; i < irr.length; i++) {
        differences[i] = irr[i] - against[i];
      }
      columns.add(differences);
    }
    List<Summary> all = Summaries.of(columns, Design.independent(), QUANTILES, threads);
    double own = of(base, measures.irr());
    return new Result(
        basis,
        currency,
        own,
        all.get(0),
        of(base, measures.moic()),
        all.get(1),
        Probability.of(paths.output(measures.reaches()), Design.independent()),
        against == null || baseAgainst == null
            ? null
            : new Difference(own - baseAgainst, all.get(2).mean()));
  }

  private static double of(Map<String, Double> base, String output) {
    Double value = base.get(output);
    if (value == null) {
      throw new AssertionError("no base case of " + output);
    }
    return value;
  }

  private static Summary summary(double[] values) {
    return Summary.of(values, Design.independent(), List.of(0.5));
  }
}
