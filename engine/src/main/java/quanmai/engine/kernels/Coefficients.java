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

  private Coefficients() {}
}
