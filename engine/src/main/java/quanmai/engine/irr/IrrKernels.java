package quanmai.engine.irr;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import quanmai.engine.kernels.Tiered;

/** Chooses an implementation of {@link IrrKernel}. */
public final class IrrKernels {

  private static final String VECTOR = "quanmai.engine.irr.panama.VectorIrrKernel";
  private static final int TRIAL_PERIODS = 8;
  private static final int TRIAL_LANES = 128;
  private static final Supplier<IrrKernel> SCALAR = ScalarIrrKernel::new;
  private static final Supplier<IrrKernel> BEST = find();
  private static final Tiered<Supplier<IrrKernel>> WARMING =
      new Tiered<>(SCALAR, () -> BEST, IrrKernels::workload);

  private IrrKernels() {}

  /** The specification. */
  public static IrrKernel scalar() {
    return SCALAR.get();
  }

  /** A new instance, for one thread, of the fastest one that this Java can run; the same bits. */
  public static IrrKernel best() {
    return BEST.get();
  }

  /**
   * A new instance, for one thread, that is the scalar one until the {@link #best} one is compiled:
   * for runs that may be short.
   */
  public static IrrKernel warming() {
    return BEST == SCALAR ? scalar() : new WarmingIrrKernel(WARMING);
  }

  /** A loan of a few periods, solved over and over. */
  private static Consumer<Supplier<IrrKernel>> workload() {
    double[][] flows = new double[TRIAL_PERIODS][TRIAL_LANES];
    Arrays.fill(flows[0], -4);
    for (int t = 1; t < TRIAL_PERIODS; t++) {
      Arrays.fill(flows[t], 1);
    }
    double[] discount = new double[TRIAL_LANES];
    NewtonStart start = NewtonStart.periodic(1);
    Map<Supplier<IrrKernel>, IrrKernel> instances = new HashMap<>();
    return maker ->
        instances
            .computeIfAbsent(maker, Supplier::get)
            .solve(flows, TRIAL_PERIODS, 0, TRIAL_LANES, start, discount);
  }

  private static Supplier<IrrKernel> find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return SCALAR;
    }
    try {
      var constructor = Class.forName(VECTOR).asSubclass(IrrKernel.class).getConstructor();
      return () -> make(constructor);
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      throw new AssertionError(VECTOR + " is part of this build", e);
    }
  }

  private static IrrKernel make(Constructor<? extends IrrKernel> constructor) {
    try {
      return constructor.newInstance();
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(VECTOR + " has a public constructor without side effects", e);
    }
  }
}
