package quanmai.scenarios.book;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.network.NetworkRunner;
import quanmai.engine.network.Part;
import quanmai.engine.program.Evaluator;
import quanmai.engine.run.RunDraws;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.Member;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.pipeline.Row;
import quanmai.models.timeline.Timeline;

/** One path of a book again, with the value of every line of every member. */
final class PathValues {

  private final Book book;
  private final Built built;
  private final int path;
  private final NetworkRunner runner;
  private final Map<String, double[]> nodes = new HashMap<>();

  PathValues(Book book, Built built, long seed, boolean mirrored, int path) {
    this.book = book;
    this.built = built;
    this.path = path;
    this.runner =
        new NetworkRunner(built.network(), new RunDraws(seed, mirrored), 8, KernelChoice.BEST);
    runner.run(path, 1, (part, from) -> {});
  }

  /** A member or deal of a pipeline by its name; null where there is none. */
  @Nullable Of find(String name) {
    Member member = book.members().get(name);
    if (member != null && member.rows().isEmpty()) {
      return new Of(name, member, null);
    }
    for (Member pipeline : book.members().values()) {
      for (Row row : pipeline.rows()) {
        if (row.name().equals(name)) {
          return new Of(name, pipeline, row);
        }
      }
    }
    return null;
  }

  /** The decision of a fund about a deal: its share; 1 where nothing was to be decided. */
  double share(String fund, String deal) {
    Part.Grant grant = built.grants().get(fund + "/" + deal);
    return grant == null ? 1 : runner.slot(grant.share())[0];
  }

  /** By how many periods the fund has the deal start later. */
  int delay(String fund, String deal) {
    Part.Grant grant = built.grants().get(fund + "/" + deal);
    return grant == null ? 0 : (int) runner.slot(grant.delay())[0];
  }

  /** A sheet on this path. */
  final class Of {
    private final String name;
    private final Member member;
    private final @Nullable Row row;

    private Of(String name, Member member, @Nullable Row row) {
      this.name = name;
      this.member = member;
      this.row = row;
    }

    String name() {
      return name;
    }

    Member member() {
      return member;
    }

    @Nullable Row row() {
      return row;
    }

    Timeline timeline() {
      return member.checked().timeline();
    }

    private Lowered lowered() {
      return Objects.requireNonNull(built.lowered().get(member.name()));
    }

    private double[] values() {
      return nodes.computeIfAbsent(
          name,
          unused -> {
            int part = Objects.requireNonNull(built.partOf().get(name));
            return Evaluator.evaluate(
                lowered().graph(),
                BookNetwork.parameters(built, member, row),
                draw -> runner.draw(part, path, draw));
          });
    }

    boolean hasLine(String line) {
      return lowered().nodes().containsKey(new LineAt(line, timeline().periods()));
    }

    /** A line in a period, in canonical units. */
    double at(String line, int t) {
      Integer node = lowered().nodes().get(new LineAt(line, t));
      return node == null ? 0 : values()[node];
    }

    /** An input, in canonical units; NaN where there is none of that name. */
    double input(String input) {
      Integer node = lowered().inputs().get(input);
      return node == null ? Double.NaN : values()[node];
    }

    /** A line over all periods. */
    double total(String line) {
      double sum = 0;
      for (int t = timeline().firstT(); t <= timeline().periods(); t++) {
        sum += at(line, t);
      }
      return sum;
    }
  }
}
