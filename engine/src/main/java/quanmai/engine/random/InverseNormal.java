package quanmai.engine.random;

/**
 * The inverse of the standard normal distribution function on the 2^32 midpoints u = (w + 1/2) /
 * 2^32.
 *
 * <p>With q = u - 1/2, exact in a double, and r = q^2 - 1/4, rounded once:
 *
 * <ul>
 *   <li>|q| &lt;= {@link #CENTRE}: z = q N(r) / D(r), a minimax rational of degrees 8 and 7,
 *       relative error below 6.4e-10. In powers of r all terms but one have the same sign, so
 *       nothing cancels; in powers of q^2 the last digits that count would be lost;
 *   <li>beyond, 0.6% of the midpoints: |z| = P(y) / Q(y) with y = sqrt(-2 ln(1/2 - |q|)), degrees 4
 *       and 4, relative error below 2e-12, and the sign of q.
 * </ul>
 *
 * <p>Both parts are odd in q, so z(~w) = -z(w) exactly. The coefficients were found by Remez
 * exchange on 50-digit values of the inverse error function; they are public because every twin
 * must read the same ones. Coefficient k belongs to power k.
 */
public final class InverseNormal {

  /** The largest |q| of the central rational. */
  public static final double CENTRE = 0.497;

  /** The largest r of the central rational. */
  public static final double LARGEST_R = CENTRE * CENTRE - 0.25;

  public static final double N0 = -1.033214051972309e-11;
  public static final double N1 = 2.5775388110305185e-08;
  public static final double N2 = -1.1155342246476872e-05;
  public static final double N3 = 0.0013310367732554357;
  public static final double N4 = -0.05038938303145695;
  public static final double N5 = 0.6063703570929848;
  public static final double N6 = -2.011535545378243;
  public static final double N7 = 1.0591899806208545;
  public static final double N8 = 0.11561128138400209;

  public static final double D0 = -1.3682268514604899e-12;
  public static final double D1 = 4.113026185122098e-09;
  public static final double D2 = -2.0725112497382973e-06;
  public static final double D3 = 0.0002895164604172087;
  public static final double D4 = -0.01317808319538886;
  public static final double D5 = 0.20111165661725333;
  public static final double D6 = -0.9452837141379012; // D7 is 1

  public static final double P0 = -3.0787742434854133;
  public static final double P1 = -5.9861557089648985;
  public static final double P2 = 3.0479812292101784;
  public static final double P3 = 3.1848111073699683;
  public static final double P4 = 0.36607729113184;

  public static final double Q1 = 4.55945133271468; // Q0 is 1
  public static final double Q2 = 3.2017731472961573;
  public static final double Q3 = 0.36575039091630335;
  public static final double Q4 = 4.315978416041415e-06;

  public static final double LN2 = 0.6931471805599453;

  /** The bits of sqrt(1/2), below which the logarithm takes one more power of two. */
  public static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  /** The fraction bits of a double. */
  public static final long FRACTION = 0x000F_FFFF_FFFF_FFFFL;

  private InverseNormal() {}

  /** The normal of 32-bit word {@code word}. */
  public static double ofWord(int word) {
    return ofCentred(centred(word & Philox.MASK));
  }

  /** q = u - 1/2 of an unsigned 32-bit word: an odd multiple of 2^-33, in (-1/2, 1/2). */
  static double centred(long word) {
    return Math.fma(word - 2147483648.0, 0x1p-32, 0x1p-33);
  }

  /** The normal of u = q + 1/2. */
  static double ofCentred(double q) {
    return r(q) > LARGEST_R ? tail(q) : central(q);
  }

  /** q^2 - 1/4; a tail if above {@link #LARGEST_R}. */
  static double r(double q) {
    return Math.fma(q, q, -0.25);
  }

  static double central(double q) {
    double r = r(q);
    double n = Math.fma(N8, r, N7);
    n = Math.fma(n, r, N6);
    n = Math.fma(n, r, N5);
    n = Math.fma(n, r, N4);
    n = Math.fma(n, r, N3);
    n = Math.fma(n, r, N2);
    n = Math.fma(n, r, N1);
    n = Math.fma(n, r, N0);
    double d = r + D6;
    d = Math.fma(d, r, D5);
    d = Math.fma(d, r, D4);
    d = Math.fma(d, r, D3);
    d = Math.fma(d, r, D2);
    d = Math.fma(d, r, D1);
    d = Math.fma(d, r, D0);
    return q * n / d;
  }

  static double tail(double q) {
    double y = Math.sqrt(-2 * log(0.5 - Math.abs(q)));
    double p = Math.fma(P4, y, P3);
    p = Math.fma(p, y, P2);
    p = Math.fma(p, y, P1);
    p = Math.fma(p, y, P0);
    double d = Math.fma(Q4, y, Q3);
    d = Math.fma(d, y, Q2);
    d = Math.fma(d, y, Q1);
    d = Math.fma(d, y, 1);
    return Math.copySign(p / d, q);
  }

  /**
   * The natural logarithm of a normal double in (0, 1/2], relative error below 1e-15.
   *
   * <p>With x = 2^e (1 + f), f in [sqrt(1/2) - 1, sqrt(2) - 1), and s = f / (2 + f): ln(1 + f) = 2s
   * + 2s^3/3 + 2s^5/5 + ... = f - s (f - r), r = 2s^2/3 + 2s^4/5 + ...; nine terms leave 1e-16.
   */
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
    double e = bits >> 52;
    double f = Double.longBitsToDouble((bits & FRACTION) + SQRT_HALF_BITS) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double r = Math.fma(2.0 / 17, z, 2.0 / 15);
    r = Math.fma(r, z, 2.0 / 13);
    r = Math.fma(r, z, 2.0 / 11);
    r = Math.fma(r, z, 2.0 / 9);
    r = Math.fma(r, z, 2.0 / 7);
    r = Math.fma(r, z, 2.0 / 5);
    r = Math.fma(r, z, 2.0 / 3);
    return Math.fma(e, LN2, f - s * (f - z * r));
  }
}
