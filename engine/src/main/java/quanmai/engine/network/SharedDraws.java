package quanmai.engine.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;

/** Streams that several parts read, made once a block. Of one thread. */
final class SharedDraws {

  private final DrawFiller source;
  private final int lanes;
  private final Map<String, Cached> streams = new HashMap<>();

  SharedDraws(DrawFiller source, int lanes) {
    this.source = source;
    this.lanes = lanes;
  }

  DrawFiller.Stream stream(Leaf.Law law, String name, int indices) {
    return streams.computeIfAbsent(
        law + ":" + name, key -> new Cached(source.stream(law, name, indices), lanes));
  }

  private static final class Cached implements DrawFiller.Stream {
    private final DrawFiller.Stream source;
    private final int lanes;
    private double[][] columns = {};
    private long[] made = {};
    private int[] madeLanes = {};

    Cached(DrawFiller.Stream source, int lanes) {
      this.source = source;
      this.lanes = lanes;
    }

    @Override
    public void fill(int call, long path, int n, double[] a, double[] b, double[] c, double[] d) {
      if (call >= made.length) {
        grow(call + 1);
      }
      int first = INDICES_PER_CALL * call;
      if (made[call] != path || madeLanes[call] < n) {
        source.fill(
            call,
            path,
            n,
            columns[first],
            columns[first + 1],
            columns[first + 2],
            columns[first + 3]);
        made[call] = path;
        madeLanes[call] = n;
      }
      System.arraycopy(columns[first], 0, a, 0, n);
      System.arraycopy(columns[first + 1], 0, b, 0, n);
      System.arraycopy(columns[first + 2], 0, c, 0, n);
      System.arraycopy(columns[first + 3], 0, d, 0, n);
    }

    private void grow(int calls) {
      int had = made.length;
      made = Arrays.copyOf(made, calls);
      madeLanes = Arrays.copyOf(madeLanes, calls);
      columns = Arrays.copyOf(columns, INDICES_PER_CALL * calls);
      Arrays.fill(made, had, calls, -1);
      for (int k = INDICES_PER_CALL * had; k < columns.length; k++) {
        columns[k] = new double[lanes];
      }
    }
  }
}
