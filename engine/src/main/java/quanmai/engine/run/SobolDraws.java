package quanmai.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Elementary;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;
import quanmai.engine.random.DrawKernels;
import quanmai.engine.random.Sobol;
import quanmai.engine.random.SobolNormals;
import quanmai.engine.random.StreamId;

/**
 * The Sobol numbers of a plan, for one thread.
 *
 * <p>Single draws take the first dimensions, then processes, each by a Brownian bridge, in the
 * order in which the program reads them, as long as a sequence has dimensions; the streams that are
 * left over stay with Philox. Path p is point p mod n of scrambling p / n, n being the paths a
 * scrambling.
 */
final class SobolDraws {

  private record Key(Leaf.Law law, String name) {}

  private final SobolNormals points;
  private final int pointsPerReplicate;
  private final Map<Key, Integer> firstColumn = new HashMap<>();
  private final Map<Key, Integer> steps = new HashMap<>();
  private final double[][] columns;
  private final double[][] part;
  private long filledPath = -1;
  private int filledLanes;

  SobolDraws(RunPlan plan, int replicates) {
    List<SobolNormals.Group> groups = new ArrayList<>();
    int used = 0;
    for (Program.Stream stream : ordered(plan.program().streams())) {
      if (used + stream.indices() <= Sobol.MAX_DIMENSIONS) {
        Key key = new Key(stream.law(), stream.name());
        firstColumn.put(key, used);
        steps.put(key, stream.indices());
        used += stream.indices();
        boolean process = stream.law() == Leaf.Law.NORMAL && stream.indices() > 1;
        StreamId id = StreamId.of(stream.law() + ":" + stream.name());
        groups.add(new SobolNormals.Group(id, stream.indices(), process));
      }
    }
    this.points = new SobolNormals(plan.seed(), groups, DrawKernels.warming());
    this.pointsPerReplicate = plan.paths() / replicates;
    this.columns = new double[used][plan.blockLanes() + 8];
    this.part = new double[used][plan.blockLanes() + 8];
  }

  private static List<Program.Stream> ordered(List<Program.Stream> streams) {
    List<Program.Stream> ordered = new ArrayList<>();
    streams.stream().filter(stream -> stream.indices() == 1).forEach(ordered::add);
    streams.stream().filter(stream -> stream.indices() > 1).forEach(ordered::add);
    return ordered;
  }

  /** The stream, or null where it has no Sobol dimensions. */
  DrawFiller.@Nullable Stream stream(Leaf.Law law, String name) {
    Integer first = firstColumn.get(new Key(law, name));
    Integer count = steps.get(new Key(law, name));
    if (first == null || count == null) {
      return null;
    }
    return (call, firstPath, n, a, b, c, d) -> {
      prepare(firstPath, n);
      double[][] targets = {a, b, c, d};
      for (int k = 0; k < targets.length; k++) {
        int index = DrawFiller.Stream.INDICES_PER_CALL * call + k;
        if (index < count) {
          copy(law, columns[first + index], n, targets[k]);
        }
      }
    };
  }

  private static void copy(Leaf.Law law, double[] normals, int n, double[] target) {
    switch (law) {
      case NORMAL -> System.arraycopy(normals, 0, target, 0, n);
      case UNIFORM -> {
        for (int i = 0; i < n; i++) {
          target[i] = Elementary.normalCdf(normals[i]);
        }
      }
    }
  }

  /** All columns of a block at once: a bridge needs all steps before the first. */
  private void prepare(long firstPath, int n) {
    if (firstPath == filledPath && n <= filledLanes) {
      return;
    }
    int at = 0;
    while (at < n) {
      long path = firstPath + at;
      int replicate = (int) (path / pointsPerReplicate);
      long point = path % pointsPerReplicate;
      int lanes = (int) Math.min(n - at, pointsPerReplicate - point);
      if (at == 0) {
        points.fill(point, lanes, replicate, columns);
      } else { // a block that reaches into the next scrambling
        points.fill(point, lanes, replicate, part);
        for (int k = 0; k < columns.length; k++) {
          System.arraycopy(part[k], 0, columns[k], at, lanes);
        }
      }
      at += lanes;
    }
    filledPath = firstPath;
    filledLanes = n;
  }
}
