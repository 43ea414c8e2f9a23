package quanmai.engine.network;

import java.util.Arrays;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;

/** What one part reads: its own streams, shared ones, and slots. Of one thread. */
final class PartDraws implements DrawFiller {

  private static final int INDICES_PER_CALL = Stream.INDICES_PER_CALL;

  private final Part part;
  private final DrawFiller own;
  private final SharedDraws shared;
  private final double[][] slots;

  PartDraws(Part part, DrawFiller own, SharedDraws shared, double[][] slots) {
    this.part = part;
    this.own = own;
    this.shared = shared;
    this.slots = slots;
  }

  @Override
  public Stream stream(Leaf.Law law, String name, int indices) {
    if (law == Leaf.Law.GIVEN) {
      int[] from = part.given().get(name);
      if (from == null) {
        throw new IllegalArgumentException("nobody gives '" + name + "' to " + part.name());
      }
      return (call, path, n, a, b, c, d) -> {
        copy(from, INDICES_PER_CALL * call, n, a);
        copy(from, INDICES_PER_CALL * call + 1, n, b);
        copy(from, INDICES_PER_CALL * call + 2, n, c);
        copy(from, INDICES_PER_CALL * call + 3, n, d);
      };
    }
    String common = part.shared().get(name);
    return common == null
        ? own.stream(law, part.name() + "/" + name, indices)
        : shared.stream(law, common, indices);
  }

  private void copy(int[] from, int index, int n, double[] to) {
    int slot = index < from.length ? from[index] : -1;
    if (slot < 0) {
      Arrays.fill(to, 0, n, 0);
    } else {
      System.arraycopy(slots[slot], 0, to, 0, n);
    }
  }
}
