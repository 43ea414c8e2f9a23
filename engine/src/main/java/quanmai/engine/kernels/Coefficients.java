package quanmai.engine.kernels;

/**
 * The numbers in {@link Elementary}'s functions, shared with their vector twins.
 *
 * <p>Polynomials are Chebyshev approximations computed in 60 digits for these ranges; arrays begin
 * with the constant term. Each value is also a constant of its own, as compilers keep those in
 * registers.
 */
public final class Coefficients {

  /** 1.5 times 2^52: adding it rounds a small number to a whole one, held in the lowest bits. */
  public static final double ROUND = 0x1.8p52;

  public static final double LOG2_E = 1.4426950408889634;

  /** The leading 32 bits of ln 2: whole multiples below 2^20 are exact. */
  public static final double LN2_HIGH = 6.93147180369123816490e-01;

  /** ln 2 less {@link #LN2_HIGH}. */
  public static final double LN2_LOW = 1.90821492927058770002e-10;

  /** Within plus or minus this the exponential is a normal number. */
  public static final double EXP_NORMAL = 708;

  // (e^r - 1 - r) / r^2 for |r| <= ln(2)/2, error times r^2 below 1.3e-17.
  public static final double EXP_0 = 0.5000000000000001;
  public static final double EXP_1 = 0.16666666666666669;
  public static final double EXP_2 = 0.041666666666624164;
  public static final double EXP_3 = 0.008333333333330065;
  public static final double EXP_4 = 0.0013888888917196719;
  public static final double EXP_5 = 0.00019841269863040545;
  public static final double EXP_6 = 2.4801521322368692e-05;
  public static final double EXP_7 = 2.7557268480310024e-06;
  public static final double EXP_8 = 2.762007587998348e-07;
  public static final double EXP_9 = 2.510037583256132e-08;

  /** The square root of a half: fractions run from here to twice it. */
  public static final double SQRT_HALF = 0.7071067811865476;

  // (ln((1 + s) / (1 - s)) - 2 s) / s^3 as a polynomial in s^2, for |s| <= 0.1716; error below
  // 5e-18.
  public static final double LOG_0 = 0.666666666666667;
  public static final double LOG_1 = 0.39999999999899505;
  public static final double LOG_2 = 0.28571428625975487;
  public static final double LOG_3 = 0.22222211134795036;
  public static final double LOG_4 = 0.18182889125264798;
  public static final double LOG_5 = 0.15331721600453765;
  public static final double LOG_6 = 0.14616449686307575;

  /** Within this of 1/2 the quantile is taken from its central form. */
  public static final double CENTRE = 0.3;

  /** Takes (p - 1/2)^2 to 0..2, that is {@code 2 / CENTRE^2}. */
  public static final double CENTRE_SCALE = 22.22222222222222;

  /** In the quantile's tail z = (TAIL_SLOPE r + TAIL_SHIFT) / (r + TAIL_POLE) is within 1. */
  public static final double TAIL_SLOPE = 1.443188117712333;

  public static final double TAIL_SHIFT = -7.599035613546688;

  public static final double TAIL_POLE = 4.5;

  private static final double[] MILLS = {
    0.4720532065098447,
    -0.08703312959387328,
    0.020043017086164603,
    0.0177113932737479,
    -0.026952676501379547,
    0.020238004449505416,
    -0.01026846877033853,
    0.0035001388433221594,
    -0.0006124350676979753,
    -7.872437976811691e-05,
    7.276555858674001e-05,
    -8.74012576841676e-06,
    -5.4087946052244294e-06,
    1.6109018260677874e-06,
    4.0472396623001405e-07,
    -2.0364522036042798e-07,
    -3.711032375434603e-08,
    2.4015705306247578e-08,
    4.059490388741208e-09,
    -2.5597483933866776e-09,
    -3.3353080771097015e-10,
    1.8044858224057155e-10
  };

  private static final double[] QUANTILE_CENTRE = {
    2.638092834323769, 0.14672381961923803, 0.017484795058408345, 0.0025874528846428968,
    0.0004246321333341976, 7.404250220952965e-05, 1.3435016527824823e-05, 2.5073358659160146e-06,
    4.778281955080814e-07, 9.254562421624981e-08, 1.816453677195202e-08, 3.6017267703036125e-09,
    7.107326117357099e-10, 1.428577031133014e-10, 3.485296631612526e-11, 7.19168751990811e-12
  };

  private static final double[] QUANTILE_TAIL = {
    -0.39889906554971905,
    0.34927167877771015,
    -0.1081804141433925,
    0.05287127580805897,
    -0.02181350244154189,
    0.011201267988378779,
    -0.004962373403303825,
    0.0026818313508464647,
    -0.0012413892264778784,
    0.0007060187666058732,
    -0.0003349182289696595,
    0.00019868820479732694,
    -9.465388826986073e-05,
    5.749071850307238e-05,
    -2.7549749787428298e-05,
    1.9717629039459662e-05,
    -8.018066383106152e-06,
    8.32210737199994e-07,
    -2.7156357360131166e-06,
    8.659943589112774e-06,
    -3.333629976201835e-07,
    -6.683676025380241e-06,
    -6.145740978408647e-07,
    5.195372398259262e-06,
    1.7192031319408798e-07,
    -2.0532376436945708e-06,
    -9.588481486774521e-08,
    4.5034532245821134e-07
  };

  private Coefficients() {}

  /**
   * (a + 1) (1 - Phi(a)) / (sqrt(2 pi) phi(a)), that is over e^(-a^2/2), for a from 0 to 40, as a
   * polynomial in (1.25 a - 5) / (a + 5); error below 4e-17.
   */
  public static double[] mills() {
    return MILLS.clone();
  }

  /** x / (p - 1/2) as a polynomial in CENTRE_SCALE (p - 1/2)^2 - 1; error below 6e-17. */
  public static double[] quantileCentre() {
    return QUANTILE_CENTRE.clone();
  }

  /** x - sqrt(2) r with r = sqrt(-ln p), as a polynomial in z, down to the least p; error 1e-15. */
  public static double[] quantileTail() {
    return QUANTILE_TAIL.clone();
  }
}
