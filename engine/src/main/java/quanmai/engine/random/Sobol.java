package quanmai.engine.random;

/**
 * A Sobol sequence in up to 1,000 dimensions, plain or scrambled, with random access to any point.
 *
 * <p>Points come in Gray-code order: point {@code i} is the exclusive or of the direction numbers
 * that the bits of {@code i ^ (i >>> 1)} select. A coordinate is a 32-bit word w, standing for w /
 * 2^32; the first 2^m points of any aligned run form a digital net.
 *
 * <p>{@link #scrambled} is a random linear scrambling (Matousek, J. Complexity 14, 1998): the
 * digits of each coordinate are multiplied by a random lower triangular matrix with a unit diagonal
 * and then added to random digits, all modulo 2. Each scrambled point is uniform, the net property
 * is kept, and any two points have the joint law that they have under Owen's nested uniform
 * scrambling, so every mean has exactly Owen's variance (Owen, "Variance with alternative
 * scramblings of digital nets", ACM TOMACS 13, 2003). It costs nothing per point, since only the
 * direction numbers change.
 */
public final class Sobol {

  /** The most dimensions that there are direction numbers for. */
  public static final int MAX_DIMENSIONS = JoeKuo.DIMENSIONS;

  /** Points in the table of each dimension; a power of two. */
  private static final int TABLE = 256;

  private static final long SCRAMBLING =
      StreamId.of("quanmai.engine.random.Sobol scrambling").value();

  /**
   * Random words to scramble one dimension: a column of the matrix for each digit, and the shift.
   */
  private static final int WORDS_PER_SCRAMBLING = 64;

  private final int[][] directions;
  private final int[] shifts;

  /** [dimension][i] is the word of point i, before the shift. */
  private final int[][] tables;

  private Sobol(int[][] directions, int[] shifts) {
    this.directions = directions;
    this.shifts = shifts;
    this.tables = new int[directions.length][];
    for (int d = 0; d < directions.length; d++) {
      tables[d] = table(directions[d]);
    }
  }

  /**
   * The plain sequence of Joe and Kuo in {@code dimensions} dimensions, 1 to {@value
   * #MAX_DIMENSIONS}.
   */
  public static Sobol of(int dimensions) {
    return new Sobol(JoeKuo.directions(dimensions), new int[dimensions]);
  }

  /**
   * This sequence under scrambling number {@code replicate} of {@code seed}; different replicates
   * are independent.
   *
   * @param replicate 0 to 2^24 - 1
   */
  public Sobol scrambled(long seed, int replicate) {
    if (replicate < 0 || replicate >= 1 << 24) {
      throw new IllegalArgumentException(
          "replicate is %d, outside 0 to 2^24 - 1".formatted(replicate));
    }
    int[][] scrambled = new int[directions.length][JoeKuo.DIGITS];
    int[] shifted = new int[directions.length];
    int[] columns = new int[JoeKuo.DIGITS];
    for (int d = 0; d < directions.length; d++) {
      int at = replicate * WORDS_PER_SCRAMBLING;
      for (int j = 0; j < JoeKuo.DIGITS; j++) {
        int digit = Integer.MIN_VALUE >>> j;
        columns[j] =
            digit | (Philox.word(seed, SCRAMBLING, d, at + j) & (digit - 1)); // the digits after j
      }
      for (int k = 0; k < JoeKuo.DIGITS; k++) {
        scrambled[d][k] = multiply(columns, directions[d][k]);
      }
      shifted[d] =
          multiply(columns, shifts[d]) ^ Philox.word(seed, SCRAMBLING, d, at + JoeKuo.DIGITS);
    }
    return new Sobol(scrambled, shifted);
  }

  /** How many dimensions a point has. */
  public int dimensions() {
    return directions.length;
  }

  /**
   * Coordinate {@code dimension} of point {@code point}, below 2^32, as an unsigned word: w / 2^32.
   */
  public int word(long point, int dimension) {
    return shifts[dimension] ^ unshifted(directions[dimension], point);
  }

  /**
   * Fills {@code words} with coordinate {@code dimension} of points {@code firstPoint .. firstPoint
   * + n - 1}.
   */
  public void words(long firstPoint, int n, int dimension, int[] words) {
    int[] table = tables[dimension];
    int done = 0;
    while (done < n) {
      long point = firstPoint + done;
      int low = (int) (point & (TABLE - 1));
      int count = Math.min(TABLE - low, n - done);
      // the Gray code of high | low is that of high xor that of low
      add(table, low, word(point - low, dimension), count, words, done);
      done += count;
    }
  }

  private static void add(int[] table, int low, int base, int count, int[] words, int at) {
    for (int i = 0; i < count; i++) {
      words[at + i] = table[low + i] ^ base;
    }
  }

  private static int[] table(int[] directions) {
    int[] table = new int[TABLE];
    for (int i = 0; i < TABLE; i++) {
      table[i] = unshifted(directions, i);
    }
    return table;
  }

  private static int unshifted(int[] directions, long point) {
    int word = 0;
    for (long gray = point ^ point >>> 1; gray != 0; gray &= gray - 1) {
      word ^= directions[Long.numberOfTrailingZeros(gray)];
    }
    return word;
  }

  /** The matrix with these columns times the digits of {@code word}, first digit highest. */
  private static int multiply(int[] columns, int word) {
    int product = 0;
    for (int rest = word; rest != 0; rest &= rest - 1) {
      product ^= columns[Integer.numberOfLeadingZeros(rest & -rest)];
    }
    return product;
  }
}
