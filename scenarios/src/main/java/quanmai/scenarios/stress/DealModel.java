package quanmai.scenarios.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Design;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.OutputFigures;
import quanmai.scenarios.run.RunSettings;

/** A single deal as something to stress: one program, other parameters. */
public final class DealModel implements Model {

  /** What a deal is called as a member. */
  public static final String NAME = "deal";

  private final Deal deal;
  private final RunSettings settings;
  private final Progress progress;

  public DealModel(Deal deal, RunSettings settings, Progress progress) {
    this.deal = deal;
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(new Sheet(NAME, deal.lowered().parameters(), deal.checked().timeline()));
  }

  @Override
  public Outcome run(Shock shock) {
    Map<String, Double> values = shock.of(NAME, deal.lowered().values());
    RunPlan plan =
        RunPlan.of(deal.program(), values)
            .withSampling(settings.sampling())
            .withPaths(settings.paths())
            .withSeed(settings.seed())
            .withThreads(settings.threads());
    Paths paths = Simulation.run(plan, progress);
    List<Figure> figures = new ArrayList<>();
    for (Lowered.Output output : deal.lowered().outputs()) {
      Text label = output.label();
      figures.add(
          new Figure(
              output.name(),
              label == null ? Text.same(output.name()) : label,
              OutputFigures.quantity(output),
              output.unit().text()));
    }
    List<Lowered.Output> outputs = deal.lowered().outputs();
    return new Outcome(
        figures,
        Map.of(),
        k -> DealRun.inUnit(paths.output(outputs.get(k).name()), outputs.get(k).unit()));
  }

  @Override
  public Design design() {
    return DealRun.design(settings.sampling());
  }
}
