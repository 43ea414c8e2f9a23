package quanmai.engine.stats;

/**
 * The value that a share {@code probability} of the paths does not exceed, with its standard error.
 *
 * <p>Linear between order statistics at h = (n - 1) p, counted from 0 (type 7 of Hyndman and Fan,
 * 1996).
 */
public record Quantile(double probability, double value, double standardError) {}
