package quanmai.scenarios.stress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.run.Progress;
import quanmai.engine.stats.Design;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.book.BookReport.DealMean;
import quanmai.scenarios.book.BookRun;
import quanmai.scenarios.book.KeptResults;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.OutputFigures;
import quanmai.scenarios.run.RunSettings;

/**
 * A book as something to stress: the same programs and random numbers, other parameters of its
 * members. Its figures are the book's own results and those of its top funds; what its deals bring,
 * less what they call, are the contributions to a loss.
 */
public final class BookModel implements Model {

  private final Book book;
  private final RunSettings settings;
  private final Progress progress;
  private final List<Sheet> sheets = new ArrayList<>();

  public BookModel(Book book, RunSettings settings, Progress progress) {
    this.book = book;
    this.settings = settings;
    this.progress = progress;
    Map<String, Lowered> lowered = BookNetwork.build(book, Mode.STOCHASTIC).lowered();
    book.members()
        .forEach(
            (name, member) -> {
              Lowered sheet = lowered.get(name);
              if (sheet != null) {
                sheets.add(new Sheet(name, sheet.parameters(), member.checked().timeline()));
              }
            });
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public Outcome run(Shock shock) {
    KeptResults kept = BookRun.kept(book, settings, shock::of, progress);
    List<Figure> figures = new ArrayList<>();
    for (int k = 0; k < kept.size(); k++) {
      Lowered.Output output = kept.output(k);
      Text label = output.label();
      figures.add(
          new Figure(
              kept.name(k),
              label == null ? Text.same(kept.name(k)) : label,
              OutputFigures.quantity(output),
              output.unit().text()));
    }
    Map<String, Double> members = new HashMap<>();
    for (DealMean deal : kept.deals()) {
      members.put(deal.name(), deal.netYi());
    }
    return new Outcome(figures, members, values(kept));
  }

  private static Values values(KeptResults kept) {
    return new Values() {
      @Override
      public double[] of(int k) {
        return kept.values(k);
      }

      @Override
      public void close() {
        kept.close();
      }
    };
  }

  @Override
  public Design design() {
    return DealRun.design(settings.sampling());
  }
}
