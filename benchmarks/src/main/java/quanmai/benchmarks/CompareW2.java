package quanmai.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quanmai.engine.network.NetworkRun.Plan;
import quanmai.engine.stats.Summary;

/** Our side of the race on W2: arguments are the number of paths and of threads. */
public final class CompareW2 {

  private CompareW2() {}

  /** Serves rounds until the input ends. */
  public static void main(String[] args) throws IOException {
    Plan plan =
        BookWork.plan(BookWork.read("w2"), Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    List<String> names = plan.network().columns();
    Rounds.serve(
        () -> {
          List<Summary> summaries = BookWork.run(plan);
          Map<String, Double> statistics = new TreeMap<>();
          for (String output : List.of("irr", "moic")) {
            Summary summary = summaries.get(names.indexOf("fund." + output));
            statistics.put("mean_" + output, summary.mean().value());
            statistics.put("sd_" + output, summary.sd().value());
            statistics.put("n_" + output, (double) summary.count());
          }
          return statistics;
        });
  }
}
