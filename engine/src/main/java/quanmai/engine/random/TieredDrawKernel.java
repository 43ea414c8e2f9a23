package quanmai.engine.random;

import java.util.function.Consumer;
import java.util.function.Supplier;
import quanmai.engine.kernels.Tiered;

/** A draw kernel that starts as the scalar one and changes to vectors once those are compiled. */
final class TieredDrawKernel implements DrawKernel {

  private static final int TRIAL_LANES = 128;

  private final Tiered<DrawKernel> choice;

  TieredDrawKernel(DrawKernel first, Supplier<DrawKernel> second) {
    this.choice = new Tiered<>(first, second, TieredDrawKernel::workload);
  }

  private static Consumer<DrawKernel> workload() {
    double[][] z = new double[4][TRIAL_LANES];
    return kernel -> kernel.normals(1, 2, 3, 0, TRIAL_LANES, z[0], z[1], z[2], z[3]);
  }

  @Override
  public void normals(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] z0,
      double[] z1,
      double[] z2,
      double[] z3) {
    choice.get().normals(seed, stream, call, firstPath, n, z0, z1, z2, z3);
  }

  @Override
  public void uniforms(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] u0,
      double[] u1,
      double[] u2,
      double[] u3) {
    choice.get().uniforms(seed, stream, call, firstPath, n, u0, u1, u2, u3);
  }

  @Override
  public void normalsOfWords(int[] words, int n, double[] z) {
    choice.get().normalsOfWords(words, n, z);
  }
}
