package quanmai.scenarios.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.structure.Laid;
import quanmai.models.structure.Overlay;
import quanmai.models.structure.Structures;
import quanmai.models.structure.View;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.market.MarketSnapshot;
import quanmai.scenarios.run.RunSettings;

/**
 * Runs one deal under several structures.
 *
 * <p>Each is a program of its own with the same seed. Streams of random numbers have names, so the
 * deal's are the same in all of them, and a difference of two results on a path is the structures'
 * alone.
 */
public final class CompareRun {

  /** What an input of a structure starts with, where values are fixed beside the files. */
  public static final String PREFIX = "structure.";

  private final TermSheetReader.Read deal;
  private final List<String> fixed;
  private final Map<String, Source> given;
  private final MarketSnapshot market;
  private final RunSettings settings;

  private CompareRun(
      TermSheetReader.Read deal,
      List<String> fixed,
      Map<String, Source> given,
      MarketSnapshot market,
      RunSettings settings) {
    this.deal = deal;
    this.fixed = fixed;
    this.given = given;
    this.market = market;
    this.settings = settings;
  }

  /** What became of it. */
  public sealed interface Compared {

    /** A report, and the findings that do not stop it. */
    record Done(CompareReport report, List<Finding> warnings) implements Compared {}

    /** All findings; at least one refuses. */
    record Refused(List<Finding> findings) implements Compared {}
  }

  /** A deal under a view, ready to run. */
  record Ready(Laid laid, Checked checked) {}

  /**
   * Runs it; paths are independent.
   *
   * @param fixed values beside the files: {@code capacity=30} of the deal, {@code
   *     structure.fee_rate=1%} of each structure that has this input
   */
  public static Compared run(
      TermSheetReader.Read deal,
      List<String> fixed,
      List<View> views,
      MarketSnapshot market,
      RunSettings settings,
      Progress progress) {
    var findings = new Findings();
    List<String> ofDeal = new ArrayList<>();
    Map<String, Source> ofStructures = new HashMap<>();
    for (String each : fixed) {
      String written = each.strip();
      int equals = written.indexOf('=');
      if (written.startsWith(PREFIX) && equals > 0) {
        ofStructures.put(
            written.substring(PREFIX.length(), equals).strip(),
            new Source(written.substring(equals + 1).strip(), Place.whole("--set " + written)));
      } else {
        ofDeal.add(each);
      }
    }
    known(ofStructures, inputs(views), findings);
    TermSheet sheet = deal.sheet();
    if (sheet != null && sheet.report().investor() != null) {
      Set<String> anywhere = inputs(views);
      anywhere.addAll(inputs(Structures.all()));
      known(Objects.requireNonNull(sheet.report().investor()).terms(), anywhere, findings);
    }
    if (findings.refused()) {
      return new Compared.Refused(findings.all());
    }
    return new CompareRun(deal, ofDeal, ofStructures, market, settings).run(views, progress);
  }

  private static Set<String> inputs(List<View> views) {
    Set<String> names = new LinkedHashSet<>();
    views.forEach(view -> names.addAll(Overlay.inputs(view)));
    return names;
  }

  private static void known(Map<String, Source> values, Set<String> names, Findings findings) {
    values.forEach(
        (name, source) -> {
          if (!names.contains(name)) {
            findings.refuse(
                "unknown-structure-input",
                source.place(),
                new Text("架构没有输入 " + name, "no structure has an input " + name),
                Nearest.advice(name, names));
          }
        });
  }

  private Compared run(List<View> views, Progress progress) {
    long start = System.nanoTime();
    List<Ready> all = new ArrayList<>();
    Set<Finding> findings = new LinkedHashSet<>();
    for (View view : views) {
      AtomicReference<@Nullable Laid> laid = new AtomicReference<>();
      DealReader.Outcome outcome =
          DealReader.check(
              deal,
              fixed,
              (sheet, timeline, more) -> {
                Laid done = Overlay.lay(sheet, timeline, view, given, market, more);
                laid.set(done);
                return done == null ? sheet : done.sheet();
              });
      findings.addAll(outcome.findings());
      Laid done = laid.get();
      Checked checked = outcome.checked();
      if (done != null && checked != null) {
        all.add(new Ready(done, checked));
      }
    }
    if (all.isEmpty() || findings.stream().anyMatch(f -> f.severity() == Severity.REFUSED)) {
      return new Compared.Refused(List.copyOf(findings));
    }
    Rows rows = new Rows(settings.threads());
    List<CompareReport.Row> made = new ArrayList<>();
    for (Ready ready : all) {
      made.add(row(ready, rows, progress));
    }
    return new Compared.Done(
        new CompareReport(
            all.getFirst().checked().sheet().name(),
            market.date(),
            settings.seed(),
            settings.paths(),
            (System.nanoTime() - start) * 1e-9,
            made),
        List.copyOf(findings));
  }

  private CompareReport.Row row(Ready ready, Rows rows, Progress progress) {
    Lowered lowered = Lowering.lower(ready.checked(), Mode.STOCHASTIC);
    Lowered base = Lowering.lower(ready.checked(), Mode.BASE);
    double[] values =
        Evaluator.evaluate(
            base.graph(),
            base.values(),
            draw -> {
              throw new AssertionError("the base case draws " + draw);
            });
    Map<String, Double> known = new HashMap<>();
    base.outputs()
        .forEach(
            output -> known.put(output.name(), output.unit().fromCanonical(values[output.node()])));
    Map<String, Integer> wanted = new LinkedHashMap<>();
    lowered.outputs().stream()
        .filter(output -> output.name().startsWith(PREFIX))
        .forEach(output -> wanted.put(output.name(), output.node()));
    Program program = Program.compile(lowered.graph(), wanted);
    RunPlan plan =
        RunPlan.of(program, lowered.values())
            .withSampling(new Sampling.Random())
            .withPaths(settings.paths())
            .withSeed(settings.seed())
            .withThreads(settings.threads());
    Paths paths = Simulation.run(plan, progress);
    return rows.row(ready.laid(), paths, known, program.hash());
  }

  /** By total, in the order of the totals. */
  static <V> Map<Laid.Total, V> byTotal() {
    return new EnumMap<>(Laid.Total.class);
  }
}
