package quanmai.models.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.run.Progress;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Finding;

/** Small books as text, read and run. */
final class TestBooks {

  /** What every fund of these books is: it pays what is called and keeps what comes. */
  static final String FUND =
      """
        %s:
          inputs: {size: {unit: 亿元, value: %s}}
          schedules:
            portfolio_calls: {unit: 亿元, values: 0, feed: true}
            portfolio_proceeds: {unit: 亿元, values: 0, feed: true}
            portfolio_value: {unit: 亿元, values: 0, feed: true}
          lines:
            capacity: {unit: 亿元, formula: size}
            calls_lp: {unit: 亿元, formula: portfolio_calls}
            paid_lp: {unit: 亿元, formula: portfolio_proceeds}
            value_lp: {unit: 亿元, formula: portfolio_value}
            net: {unit: 亿元, formula: paid_lp - calls_lp}
          outputs:
            paid: {unit: 亿元, formula: sum(calls_lp)}
            got: {unit: 亿元, formula: sum(paid_lp)}
            loses: sum(net) < 0[亿元]
      """;

  /** A deal that pays in over two periods and is sold at the end for what the market gives. */
  static final String DEAL =
      """
        %s:
          inputs:
            size: {unit: 亿元, value: %s}
            multiple: {unit: ratio, value: 1.8, distribution: {lognormal: {mean: 2, sd: 1}}}
          factors: {level: {process: gbm, vol: 30%%, unit: ratio}}
          correlation: {drivers: {market: {level: 0.6}}}
          lines:
            ticket_paid: {unit: 亿元, formula: 'if(t == 1 or t == 2, size / 2, 0)'}
            proceeds: {unit: 亿元, formula: 'if(t == N, size * multiple * level, 0)'}
            value: {unit: 亿元, formula: 'if(t == N, 0, cum(ticket_paid))'}
          outputs:
            back: {unit: 亿元, formula: sum(proceeds)}
      """;

  private TestBooks() {}

  static String head(String timeline) {
    return """
        quanmai: 1
        kind: book
        name: 【合成】
        timeline: {%s}
        shared: [market]
        """
        .formatted(timeline);
  }

  static final String YEARLY = "start: 2026-12-31, step: year, periods: 6";

  static BookReader.Outcome outcome(String text, @Nullable Path folder) {
    return BookReader.read("book.yaml", text.getBytes(UTF_8), folder);
  }

  /** A book that is right. */
  static Book read(String text) {
    return read(text, null);
  }

  static Book read(String text, @Nullable Path folder) {
    BookReader.Outcome outcome = outcome(text, folder);
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.book());
  }

  static List<Finding> findings(String text) {
    return outcome(text, null).findings();
  }

  /** What a run kept, by name. */
  record Ran(Map<String, double[]> values, Map<String, Double> totals) {
    double[] of(String name) {
      return Objects.requireNonNull(values.get(name), () -> name + " of " + values.keySet());
    }
  }

  static Ran run(Book book, int paths) {
    return run(book, paths, Mode.STOCHASTIC);
  }

  static Ran run(Book book, int paths, Mode mode) {
    BookNetwork.Built built = BookNetwork.build(book, mode);
    NetworkRun.Result result =
        NetworkRun.run(NetworkRun.Plan.of(built.network(), paths), Progress.NONE);
    Map<String, double[]> values = new LinkedHashMap<>();
    List<String> columns = built.network().columns();
    for (int k = 0; k < columns.size(); k++) {
      assertThat(values.put(columns.get(k), result.column(k))).as(columns.get(k)).isNull();
    }
    Map<String, Double> totals = new LinkedHashMap<>();
    for (int k = 0; k < result.totals().length; k++) {
      totals.put(built.network().totals().get(k), result.totals()[k]);
    }
    return new Ran(values, totals);
  }
}
