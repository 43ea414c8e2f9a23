package quanmai.engine.factor.distribution;

/** A distribution whose figures are those of a library's law, shifted and stretched. */
sealed interface Continuous extends Distribution
    permits Normal, Lognormal, Triangular, Pert, Uniform, Beta, Gamma {

  /** The law of these parameters, which are allowed ones. */
  Scaled law(double... parameters);

  @Override
  default double mean(double... parameters) {
    return law(parameters).mean();
  }

  @Override
  default double sd(double... parameters) {
    return law(parameters).sd();
  }

  @Override
  default double quantile(double p, double... parameters) {
    return law(parameters).quantile(p);
  }

  @Override
  default double cdf(double x, double... parameters) {
    return law(parameters).cdf(x);
  }

  @Override
  default double density(double x, double... parameters) {
    return law(parameters).density(x);
  }
}
