package quanmai.engine.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The direction numbers new-joe-kuo-6 (Joe and Kuo, "Constructing Sobol sequences with better
 * two-dimensional projections", SIAM J. Sci. Comput. 30, 2008), read from the table that Commons
 * Math carries.
 */
final class JoeKuo {

  /** Dimensions in the table. */
  static final int DIMENSIONS = 1000;

  /** Binary digits of a coordinate. */
  static final int DIGITS = 32;

  private static final String TABLE = "/assets/org/apache/commons/math3/random/new-joe-kuo-6.1000";

  private JoeKuo() {}

  /**
   * Direction numbers of the first {@code dimensions} dimensions: [dimension][k] is what bit k of
   * the Gray code of a point's number adds, as a word whose highest bit is the digit 1/2.
   */
  static int[][] directions(int dimensions) {
    if (dimensions < 1 || dimensions > DIMENSIONS) {
      throw new IllegalArgumentException(
          ("%d Sobol dimensions were asked for, and the table has 1 to %d."
                  + " Maybe leave some streams to Philox.")
              .formatted(dimensions, DIMENSIONS));
    }
    int[][] directions = new int[dimensions][];
    directions[0] = vanDerCorput();
    try (InputStream stream = open(SobolSequenceGenerator.class.getResourceAsStream(TABLE));
        var table = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      table.readLine(); // the heading: d s a m_i
      for (int d = 1; d < dimensions; d++) {
        String line = table.readLine();
        if (line == null) {
          throw new AssertionError(TABLE + " ends before dimension " + (d + 1));
        }
        directions[d] = recurrence(line.trim().split("\\s+", -1), d + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE, e);
    }
    return directions;
  }

  private static InputStream open(@Nullable InputStream table) {
    if (table == null) {
      throw new AssertionError(TABLE + " is part of Commons Math 3 and must be there");
    }
    return table;
  }

  private static int[] vanDerCorput() {
    int[] v = new int[DIGITS];
    for (int k = 0; k < DIGITS; k++) {
      v[k] = 1 << (DIGITS - 1 - k);
    }
    return v;
  }

  /**
   * Fields of a row: dimension, degree s, coefficients a of the primitive polynomial, then m_1 ..
   * m_s.
   */
  private static int[] recurrence(String[] row, int dimension) {
    if (Integer.parseInt(row[0]) != dimension) {
      throw new AssertionError(
          TABLE + ": row " + row[0] + " where dimension " + dimension + " was due");
    }
    int s = Integer.parseInt(row[1]);
    int a = Integer.parseInt(row[2]);
    int[] v = new int[DIGITS];
    for (int k = 0; k < Math.min(s, DIGITS); k++) {
      v[k] = Integer.parseInt(row[3 + k]) << (DIGITS - 1 - k);
    }
    for (int k = s; k < DIGITS; k++) {
      v[k] = v[k - s] ^ (v[k - s] >>> s);
      for (int j = 1; j < s; j++) {
        v[k] ^= (a >>> (s - 1 - j) & 1) * v[k - j];
      }
    }
    return v;
  }
}
