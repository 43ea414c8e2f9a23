package quanmai.engine.irr;

import java.util.Arrays;

/**
 * A fund's flows compared with the same money in a public index. Contributions are negative; {@code
 * index} holds the index level at each flow, {@code netAssetValue} the fund's value at the last.
 * Sources: Kaplan and Schoar (2005), Long and Nickels (1996), Rouvinez (2003, PME+), Cambridge
 * Associates (mPME), Gredil, Griffiths and Stucke (2014, direct alpha).
 */
public final class PublicMarketEquivalent {

  private PublicMarketEquivalent() {}

  /** KS-PME: index-grown distributions and value over index-grown contributions. */
  public static double kaplanSchoar(double[] flows, double[] index, double netAssetValue) {
    double[] grown = grown(flows, index);
    return Multiples.tvpi(netAssetValue, grown);
  }

  /** The value at the end had every flow gone into, or come out of, the index. */
  public static double longNickelsValue(double[] flows, double[] index) {
    return -Arrays.stream(grown(flows, index)).sum();
  }

  /** LN-PME: the rate per period of the flows with the index value in place of the fund's. */
  public static IrrResult longNickels(double[] flows, double[] index) {
    return withFinal(flows, longNickelsValue(flows, index));
  }

  /** PME+: the factor on distributions that makes the index value equal the fund's. */
  public static double pmePlusFactor(double[] flows, double[] index, double netAssetValue) {
    double paid = 0;
    double received = 0;
    for (double flow : grown(flows, index)) {
      paid += Math.max(-flow, 0);
      received += Math.max(flow, 0);
    }
    return (paid - netAssetValue) / received;
  }

  /** PME+: the rate per period with distributions scaled by {@link #pmePlusFactor}. */
  public static IrrResult pmePlus(double[] flows, double[] index, double netAssetValue) {
    double factor = pmePlusFactor(flows, index, netAssetValue);
    double[] scaled = Arrays.stream(flows).map(f -> f > 0 ? f * factor : f).toArray();
    return withFinal(scaled, netAssetValue);
  }

  /**
   * mPME: the rate per period of an index holding from which each distribution takes the share that
   * the fund's distribution was of the fund before it.
   *
   * @param netAssetValues the fund's value after each flow
   */
  public static IrrResult modified(double[] flows, double[] index, double[] netAssetValues) {
    double[] scaled = new double[flows.length];
    double holding = 0;
    for (int i = 0; i < flows.length; i++) {
      double paid = Math.max(-flows[i], 0);
      double received = Math.max(flows[i], 0);
      double share = received == 0 ? 0 : received / (received + netAssetValues[i]);
      double grown = i == 0 ? 0 : holding * index[i] / index[i - 1];
      double out = (grown + paid) * share;
      holding = grown + paid - out;
      scaled[i] = out - paid;
    }
    return withFinal(scaled, holding);
  }

  /** Direct alpha: the rate per period earned over the index. */
  public static IrrResult directAlpha(double[] flows, double[] index, double netAssetValue) {
    return withFinal(grown(flows, index), netAssetValue);
  }

  /** Every flow carried by the index to the last date. */
  private static double[] grown(double[] flows, double[] index) {
    if (flows.length != index.length) {
      throw new IllegalArgumentException(
          flows.length + " flows with " + index.length + " index levels. Maybe one was left out.");
    }
    double[] grown = new double[flows.length];
    for (int i = 0; i < flows.length; i++) {
      grown[i] = flows[i] * index[index.length - 1] / index[i];
    }
    return grown;
  }

  private static IrrResult withFinal(double[] flows, double value) {
    double[] all = flows.clone();
    all[all.length - 1] += value;
    return Irr.periodic(all, 1);
  }
}
