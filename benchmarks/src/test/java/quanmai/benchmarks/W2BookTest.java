package quanmai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunDraws;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookReader;
import quanmai.models.book.Member;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;

/** The yardstick of a fund of a thousand deals, against its waterfall written once more by hand. */
class W2BookTest {

  private static final int PATHS = 200;
  private static final int QUARTERS = 40;

  @TempDir private Path folder = Path.of("");

  private Book book() throws IOException {
    for (String name : new String[] {"w2.yaml", "w2-deals.csv"}) {
      try (InputStream in = W2BookTest.class.getResourceAsStream(name)) {
        Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
      }
    }
    BookReader.Outcome outcome = BookReader.read(folder.resolve("w2.yaml"));
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.book());
  }

  /** The net flow of a tenth of all deals by quarter and path, each deal run by itself. */
  private static double[][] portfolio(Member deals) {
    Lowered lowered = Lowering.lower(deals.checked(), Mode.STOCHASTIC);
    Map<String, Integer> outputs = new LinkedHashMap<>();
    for (int t = 1; t <= QUARTERS; t++) {
      outputs.put("flow" + t, lowered.nodes().get(new Lowered.LineAt("equity_flow", t)));
    }
    Program program = Program.compile(lowered.graph(), outputs);
    double[][] sum = new double[QUARTERS + 1][PATHS];
    RunDraws draws = new RunDraws(1, false);
    for (Row row : deals.rows()) {
      Map<String, Double> values = new HashMap<>(lowered.values());
      row.inputs().forEach((name, value) -> values.put("inputs." + name, value));
      DrawFiller own =
          (law, name, indices) ->
              draws.stream(
                  law, name.startsWith("common_") ? name : row.name() + "/" + name, indices);
      BlockRunner runner = new BlockRunner(program.bind(values), own, PATHS, KernelChoice.BEST);
      runner.run(0, PATHS);
      for (int t = 1; t <= QUARTERS; t++) {
        double[] flow = runner.output(t - 1);
        for (int i = 0; i < PATHS; i++) {
          sum[t][i] += 0.1 * flow[i];
        }
      }
    }
    return sum;
  }

  /** What the limited partners pay and get on one path. */
  private static double[][] waterfall(double[][] portfolio, int path, double commitment) {
    double dt = 0.25;
    double capital = 0;
    double unpaid = 0;
    double preferredSoFar = 0;
    double caughtUp = 0;
    double[] called = new double[QUARTERS + 1];
    double[] paid = new double[QUARTERS + 1];
    for (int t = 1; t <= QUARTERS; t++) {
      double flow = portfolio[t][path];
      double left = Math.max(flow, 0);
      called[t] = Math.max(-flow, 0) + 0.02 * dt * commitment;
      double accrued = unpaid + 0.06 * dt * (capital + unpaid);
      double owed = capital + called[t];
      double returned = Math.min(left, owed);
      capital = owed - returned;
      left -= returned;
      double preferred = Math.min(left, accrued);
      unpaid = accrued - preferred;
      preferredSoFar += preferred;
      left -= preferred;
      double catchUp = Math.min(left, Math.max(0.25 * preferredSoFar - caughtUp, 0));
      caughtUp += catchUp;
      left -= catchUp;
      paid[t] = returned + preferred + 0.8 * left;
    }
    return new double[][] {called, paid};
  }

  @Test
  void the_fund_pays_what_its_waterfall_says_on_every_path() throws IOException {
    Book book = book();
    assertThat(book.deals()).isEqualTo(1000);
    BookNetwork.Built built = BookNetwork.build(book, Mode.STOCHASTIC);
    NetworkRun.Result result =
        NetworkRun.run(NetworkRun.Plan.of(built.network(), PATHS), Progress.NONE);
    int irr = built.network().columns().indexOf("fund.irr");
    int moic = built.network().columns().indexOf("fund.moic");
    Map<String, Double> terms = Objects.requireNonNull(built.lowered().get("fund")).values();
    double commitment = Objects.requireNonNull(terms.get("inputs.commitment"));
    double[][] portfolio = portfolio(book.member("deals"));
    for (int i = 0; i < PATHS; i++) {
      double[][] flows = waterfall(portfolio, i, commitment);
      double called = 0;
      double paid = 0;
      double value = 0;
      double rate = result.column(irr)[i];
      for (int t = 1; t <= QUARTERS; t++) {
        called += flows[0][t];
        paid += flows[1][t];
        value += (flows[1][t] - flows[0][t]) * Math.pow(1 + rate, -years(book, t));
      }
      assertThat(result.column(moic)[i])
          .as("MOIC, path %d", i)
          .isCloseTo(paid / called, within(1e-9));
      assertThat(value).as("NPV at the IRR, path %d", i).isCloseTo(0, within(1e-6 * called));
    }
    assertThat(result.column(moic)[0]).isNotEqualTo(result.column(moic)[1]);
  }

  private static double years(Book book, int t) {
    return book.timeline().years(t) - book.timeline().years(1);
  }
}
