package quanmai.engine.factor;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The correlation matrix nearest to a given symmetric one, by Higham's alternating projections
 * (Computing the nearest correlation matrix, IMA J. Numer. Anal. 22, 2002, algorithm 3.3).
 *
 * @param matrix the nearest matrix: unit diagonal, eigenvalues at least 1e-8
 * @param largestChange of any entry
 * @param leastEigenvalue of the matrix given
 */
public record NearestCorrelation(double[][] matrix, double largestChange, double leastEigenvalue) {

  /** A matrix with no eigenvalue below this counts as semidefinite. */
  private static final double SEMIDEFINITE = -1e-10;

  private static final double FLOOR = 1e-8;
  private static final double CONVERGED = 1e-11;
  private static final int MAX_ITERATIONS = 2000;

  /** Whether the matrix was not semidefinite, and so was changed. */
  public boolean repaired() {
    return leastEigenvalue < SEMIDEFINITE;
  }

  /** What was done, in one sentence. */
  public String message() {
    return repaired()
        ? ("the correlations contradict each other (least eigenvalue %.4g); the nearest consistent"
                + " matrix is used, its largest change is %.4g")
            .formatted(leastEigenvalue, largestChange)
        : "the correlations are consistent";
  }

  /** {@link #message} in Chinese. */
  public String messageZh() {
    return repaired()
        ? "相关系数互相矛盾（最小特征值 %.4g）；改用最接近的一致矩阵，最大改动 %.4g".formatted(leastEigenvalue, largestChange)
        : "相关系数一致";
  }

  /** The nearest correlation matrix of {@code given}: itself where that is semidefinite. */
  public static NearestCorrelation of(double[][] given) {
    RealMatrix a = new Array2DRowRealMatrix(given, true);
    double least = leastEigenvalue(a);
    if (least >= SEMIDEFINITE) {
      return new NearestCorrelation(a.getData(), 0, least);
    }
    RealMatrix nearest = lifted(alternate(a));
    double change = 0;
    for (int i = 0; i < given.length; i++) {
      for (int j = 0; j < given.length; j++) {
        change = Math.max(change, Math.abs(nearest.getEntry(i, j) - given[i][j]));
      }
    }
    return new NearestCorrelation(nearest.getData(), change, least);
  }

  private static RealMatrix alternate(RealMatrix given) {
    RealMatrix unit = given;
    RealMatrix correction = given.scalarMultiply(0);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      RealMatrix shifted = unit.subtract(correction);
      RealMatrix positive = positivePart(shifted);
      correction = positive.subtract(shifted);
      unit = withUnitDiagonal(positive);
      if (unit.subtract(positive).getFrobeniusNorm() <= CONVERGED * unit.getFrobeniusNorm()) {
        break;
      }
    }
    return unit;
  }

  /** The symmetric matrix with negative eigenvalues set to 0. */
  private static RealMatrix positivePart(RealMatrix a) {
    EigenDecomposition parts = new EigenDecomposition(a);
    int size = a.getRowDimension();
    RealMatrix sum = new Array2DRowRealMatrix(size, size);
    for (int k = 0; k < size; k++) {
      double value = parts.getRealEigenvalue(k);
      if (value > 0) {
        RealMatrix outer = parts.getEigenvector(k).outerProduct(parts.getEigenvector(k));
        sum = sum.add(outer.scalarMultiply(value));
      }
    }
    return sum;
  }

  private static RealMatrix withUnitDiagonal(RealMatrix a) {
    RealMatrix result = a.copy();
    for (int i = 0; i < a.getRowDimension(); i++) {
      result.setEntry(i, i, 1);
    }
    return result;
  }

  /** (A + c I) / (1 + c) with the least c that lifts all eigenvalues to the floor. */
  private static RealMatrix lifted(RealMatrix a) {
    double lift = Math.max(0, 2 * FLOOR - leastEigenvalue(a));
    RealMatrix sum = a.scalarMultiply(1 / (1 + lift));
    return withUnitDiagonal(sum);
  }

  private static double leastEigenvalue(RealMatrix a) {
    EigenDecomposition parts = new EigenDecomposition(a);
    double least = Double.POSITIVE_INFINITY;
    for (double value : parts.getRealEigenvalues()) {
      least = Math.min(least, value);
    }
    return least;
  }
}
