package quanmai.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quanmai.engine.run.RunPlan;
import quanmai.engine.stats.Summary;

/** Our side of the race on W1: arguments are the number of paths and of threads. */
public final class CompareW1 {

  private CompareW1() {}

  /** Serves rounds until the input ends. */
  public static void main(String[] args) throws IOException {
    int paths = Integer.parseInt(args[0]);
    int threads = Integer.parseInt(args[1]);
    RunPlan plan = W1.plan(W1.lowered(), paths).withThreads(threads);
    List<String> names = plan.program().outputNames();
    W1.refuseWrongAnswers(W1.run(plan));
    Rounds.serve(
        () -> {
          List<Summary> summaries = W1.run(plan);
          Map<String, Double> statistics = new TreeMap<>();
          for (int k = 0; k < names.size(); k++) {
            Summary summary = summaries.get(k);
            statistics.put("mean_" + names.get(k), summary.mean().value());
            statistics.put("sd_" + names.get(k), summary.sd().value());
            statistics.put("n_" + names.get(k), (double) summary.count());
          }
          return statistics;
        });
  }
}
