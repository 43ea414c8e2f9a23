package quanmai.engine.irr;

import java.util.function.Supplier;
import quanmai.engine.kernels.Tiered;

/** The kernel that is best for now: one of the scalar kind, then one on vectors. */
final class WarmingIrrKernel implements IrrKernel {

  private final Tiered<Supplier<IrrKernel>> choice;
  private Supplier<IrrKernel> maker;
  private IrrKernel kernel;

  WarmingIrrKernel(Tiered<Supplier<IrrKernel>> choice) {
    this.choice = choice;
    this.maker = choice.get();
    this.kernel = maker.get();
  }

  @Override
  public void solve(
      double[][] flows, int periods, int from, int to, NewtonStart start, double[] discount) {
    Supplier<IrrKernel> best = choice.get();
    if (best != maker) {
      maker = best;
      kernel = best.get();
    }
    kernel.solve(flows, periods, from, to, start, discount);
  }
}
