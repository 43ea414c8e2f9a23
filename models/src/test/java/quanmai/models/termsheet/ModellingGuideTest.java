package quanmai.models.termsheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.instrument.Instruments;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.structure.Structures;

/** Every deal that the guide shows is read as it is printed, and gives the numbers told there. */
class ModellingGuideTest {

  private static final int PATHS = 20_000;

  /**
   * Such as {@code fund_irr = 12.34 %}, {@code loan.balance[3] = 4.20 亿元}, {@code mean x = 1},
   * {@code every x = 1}.
   */
  private static final Pattern RESULT =
      Pattern.compile("(mean |every )?([^\\s\\[=]+)(?:\\[(\\d+)])? += (-?[\\d.]+|yes|no)( %)?.*");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyBlockIsWhatTheGuideSays() throws IOException {
    List<Guide.Example> examples = Guide.examples(folder);
    assertThat(examples).hasSizeGreaterThan(40);
    return examples.stream()
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> holds(example)));
  }

  private static void holds(Guide.Example example) {
    Guide.Block block = example.block();
    List<Finding> findings = example.outcome().findings();
    if (block.is("text")) {
      block.text().lines().filter(line -> !line.isBlank()).forEach(line -> told(example, line));
    } else if (block.after("wrong").isPresent()) {
      String rule = block.after("wrong").get();
      assertThat(findings).extracting(Finding::rule).as(findings.toString()).containsOnly(rule);
    } else {
      assertThat(findings).isEmpty();
      base(example).forEach((name, value) -> assertThat(value).as(name).isFinite());
    }
  }

  private static Map<String, Double> base(Guide.Example example) {
    Book book = example.outcome().book();
    if (book != null) {
      var base = new LinkedHashMap<String, Double>();
      ran(book, Mode.BASE, 1).forEach((name, values) -> base.put(name, values[0]));
      return base;
    }
    Lowered lowered = Lowering.lower(requireNonNull(example.outcome().checked()), Mode.BASE);
    double[] values = Evaluator.uniform(lowered.graph(), lowered.values());
    var base = new LinkedHashMap<String, Double>();
    lowered.nodes().forEach((at, node) -> base.put(name(at), values[node]));
    lowered.outputs().forEach(output -> base.put(output.name(), values[output.node()]));
    return base;
  }

  /** What a run of a book keeps: its own results by name, those of members as {@code fund.irr}. */
  private static Map<String, double[]> ran(Book book, Mode mode, int paths) {
    BookNetwork.Built built = BookNetwork.build(book, mode);
    var result = NetworkRun.run(NetworkRun.Plan.of(built.network(), paths), Progress.NONE);
    var values = new LinkedHashMap<String, double[]>();
    for (int k = 0; k < built.columns().size(); k++) {
      BookNetwork.Column column = built.columns().get(k);
      String name = column.member().isEmpty() ? column.output() : column.name();
      values.put(name, result.column(k));
    }
    return values;
  }

  private static String name(LineAt at) {
    return at.line() + "[" + at.t() + "]";
  }

  private static void told(Guide.Example example, String line) {
    Matcher told = RESULT.matcher(line);
    assertThat(told.matches()).as(line).isTrue();
    String name = told.group(3) == null ? told.group(2) : told.group(2) + "[" + told.group(3) + "]";
    double scale = told.group(5) == null ? 1 : 100;
    if (told.group(4).equals("yes") || told.group(4).equals("no")) {
      assertThat(base(example)).containsEntry(name, told.group(4).equals("yes") ? 1.0 : 0.0);
      return;
    }
    BigDecimal printed = new BigDecimal(told.group(4));
    double half = 0.5 * Math.pow(10, -printed.scale()) * (1 + 1e-9);
    if (told.group(1) == null) {
      double value = scale * requireNonNull(base(example).get(name), name);
      assertThat(value).as(line).isCloseTo(printed.doubleValue(), within(half));
    } else if (told.group(1).equals("every ")) {
      DoubleSummaryStatistics all = Arrays.stream(simulated(example, name)).summaryStatistics();
      assertThat(scale * all.getMin()).as(line).isCloseTo(printed.doubleValue(), within(half));
      assertThat(scale * all.getMax()).as(line).isCloseTo(printed.doubleValue(), within(half));
    } else {
      double[] values = simulated(example, name);
      double mean = Arrays.stream(values).sum() / PATHS;
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      double error = scale * Math.sqrt(squares) / PATHS;
      assertThat(error).as(line).isPositive();
      assertThat(scale * mean).as(line).isCloseTo(printed.doubleValue(), within(half + 4 * error));
    }
  }

  private static double[] simulated(Guide.Example example, String output) {
    Book book = example.outcome().book();
    if (book != null) {
      return requireNonNull(ran(book, Mode.STOCHASTIC, PATHS).get(output), output);
    }
    Lowered lowered = Lowering.lower(requireNonNull(example.outcome().checked()), Mode.STOCHASTIC);
    RunPlan plan = RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(PATHS);
    return Simulation.run(plan, (_, _) -> true).output(output);
  }

  /** The tables: templates, instruments and structures by name. */
  @Test
  void everyTermInATableIsThereAndNoTemplateIsMissing() throws IOException {
    List<String> rows =
        Files.readAllLines(Guide.root().resolve(Guide.DOCUMENT)).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    List<String> named =
        rows.stream()
            .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row).results())
            .map(found -> found.group(1))
            .toList();
    List<String> known = new ArrayList<>(Templates.names());
    Instruments.all().forEach(instrument -> known.add(instrument.type()));
    known.addAll(Structures.names());
    assertThat(known).containsAll(named);
    assertThat(named).containsAll(Templates.names()).containsAll(Structures.names());
  }

  @Test
  void aBlockKnowsItsMarksAndItsPlace() {
    List<Guide.Block> blocks =
        Guide.blocks(List.of("text", "```yaml wrong unit-mix", "a: 1", "```", "```sh", "```"));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.getFirst().line()).isEqualTo(2);
    assertThat(blocks.getFirst().after("wrong")).contains("unit-mix");
    assertThat(blocks.getFirst().text()).isEqualTo("a: 1\n");
    assertThat(blocks.getLast().is("sh")).isTrue();
  }
}
