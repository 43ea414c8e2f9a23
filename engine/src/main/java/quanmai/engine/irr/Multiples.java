package quanmai.engine.irr;

/**
 * Multiples of the money paid in. Contributions are negative flows, distributions positive; NaN
 * where nothing was paid in.
 */
public final class Multiples {

  private Multiples() {}

  /** MOIC: what came back over what was paid in (of a fund: DPI). */
  public static double moic(double... flows) {
    return distributed(flows) / paidIn(flows);
  }

  /** DPI, distributions to paid-in capital. */
  public static double dpi(double... flows) {
    return moic(flows);
  }

  /** RVPI, residual value to paid-in capital. */
  public static double rvpi(double netAssetValue, double... flows) {
    return netAssetValue / paidIn(flows);
  }

  /** TVPI = DPI + RVPI. */
  public static double tvpi(double netAssetValue, double... flows) {
    return (distributed(flows) + netAssetValue) / paidIn(flows);
  }

  private static double distributed(double[] flows) {
    double sum = 0;
    for (double flow : flows) {
      sum += Math.max(flow, 0);
    }
    return sum;
  }

  private static double paidIn(double[] flows) {
    double sum = 0;
    for (double flow : flows) {
      sum += Math.max(-flow, 0);
    }
    return sum == 0 ? Double.NaN : sum;
  }
}
