package quanmai.engine.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * The Brownian bridge as an orthonormal map from T normals, coarsest first, to the T standardised
 * increments of a Brownian motion over given steps.
 *
 * <p>Let x be the increment over the steps [l, r) divided by the square root of their length h = a
 * + b, and split the interval at m into lengths a and b. With a fresh normal z, and c = sqrt(a/h),
 * s = sqrt(b/h), the standardised increments over the two parts are
 *
 * <pre>
 *   left  = c x + s z
 *   right = s x - c z
 * </pre>
 *
 * which is the usual midpoint rule (mean c^2 of the increment, standard deviation sqrt(ab/h))
 * written for increments: a plane rotation. The bridge is T - 1 of them, from the whole horizon
 * down to single steps, so it is orthonormal by construction, needs only products and sums, and
 * runs in place.
 */
public final class BrownianBridge {

  /** One interval still to be split: its first step, and the step after its last. */
  private record Interval(int left, int right) {}

  /** Column of the rotation's x and left part; column of its z and right part; cosine and sine. */
  private record Rotation(int left, int right, double cosine, double sine) {}

  private final int[] columns;
  private final Rotation[] rotations;

  private BrownianBridge(int[] columns, Rotation[] rotations) {
    this.columns = columns;
    this.rotations = rotations;
  }

  /** The bridge over {@code steps} equal steps, at least 1. */
  public static BrownianBridge equalSteps(int steps) {
    double[] lengths = new double[steps];
    Arrays.fill(lengths, 1);
    return of(lengths);
  }

  /** The bridge over steps of the given positive lengths, in any one unit of time. */
  public static BrownianBridge of(double... lengths) {
    double[] times = new double[lengths.length + 1];
    for (int t = 0; t < lengths.length; t++) {
      if (!(lengths[t] > 0)) {
        throw new IllegalArgumentException(
            "step %d has length %s, and must be above 0".formatted(t, lengths[t]));
      }
      times[t + 1] = times[t] + lengths[t];
    }
    if (lengths.length == 0) {
      throw new IllegalArgumentException("a bridge needs at least one step");
    }
    var rotations = new ArrayList<Rotation>();
    var open = new ArrayDeque<Interval>(); // a queue: all intervals of one level before the next
    open.add(new Interval(0, lengths.length));
    while (!open.isEmpty()) {
      Interval interval = open.remove();
      if (interval.right() - interval.left() > 1) {
        int middle = middle(times, interval);
        rotations.add(rotation(times, interval, middle));
        open.add(new Interval(interval.left(), middle));
        open.add(new Interval(middle, interval.right()));
      }
    }
    int[] columns = new int[lengths.length];
    for (int k = 1; k < columns.length; k++) {
      columns[k] = rotations.get(k - 1).right();
    }
    return new BrownianBridge(columns, rotations.toArray(Rotation[]::new));
  }

  /**
   * The step boundary inside the interval that is nearest to its middle in time, the earlier of
   * two.
   */
  private static int middle(double[] times, Interval interval) {
    double half = (times[interval.left()] + times[interval.right()]) / 2;
    int best = interval.left() + 1;
    for (int m = best + 1; m < interval.right(); m++) {
      if (Math.abs(times[m] - half) < Math.abs(times[best] - half)) {
        best = m;
      }
    }
    return best;
  }

  private static Rotation rotation(double[] times, Interval interval, int middle) {
    double whole = times[interval.right()] - times[interval.left()];
    return new Rotation(
        interval.left(),
        middle,
        Math.sqrt((times[middle] - times[interval.left()]) / whole),
        Math.sqrt((times[interval.right()] - times[middle]) / whole));
  }

  /** How many steps, and how many normals, there are. */
  public int steps() {
    return columns.length;
  }

  /**
   * The column in which {@link #apply} expects normal number {@code order}, 0 being the coarsest.
   */
  public int column(int order) {
    return columns[order];
  }

  /**
   * Turns normals into standardised increments, in place, on lanes 0 to n - 1.
   *
   * @param z column {@code first + column(k)} holds the k-th coarsest normal; afterwards column
   *     {@code first + t} holds the increment of step {@code t} divided by the square root of its
   *     length
   */
  public void apply(double[][] z, int first, int n) {
    for (Rotation r : rotations) {
      rotate(z[first + r.left()], z[first + r.right()], r.cosine(), r.sine(), n);
    }
  }

  /** The same for one path, with the same bits: the increments of normals given coarsest first. */
  public double[] increments(double[] coarsestFirst) {
    double[] z = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      z[columns[k]] = coarsestFirst[k];
    }
    for (Rotation r : rotations) {
      double x = z[r.left()];
      double fresh = z[r.right()];
      z[r.left()] = Math.fma(r.cosine(), x, r.sine() * fresh);
      z[r.right()] = Math.fma(r.sine(), x, -(r.cosine() * fresh));
    }
    return z;
  }

  private static void rotate(double[] left, double[] right, double cosine, double sine, int n) {
    for (int i = 0; i < n; i++) {
      double x = left[i];
      double fresh = right[i];
      left[i] = Math.fma(cosine, x, sine * fresh);
      right[i] = Math.fma(sine, x, -(cosine * fresh));
    }
  }
}
