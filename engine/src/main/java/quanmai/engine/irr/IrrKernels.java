package quanmai.engine.irr;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

/** Chooses an implementation of {@link IrrKernel}. */
public final class IrrKernels {

  private static final String VECTOR = "quanmai.engine.irr.panama.VectorIrrKernel";
  private static final Supplier<IrrKernel> BEST = find();

  private IrrKernels() {}

  /** The specification. */
  public static IrrKernel scalar() {
    return new ScalarIrrKernel();
  }

  /** A new instance, for one thread, of the fastest one that this Java can run; the same bits. */
  public static IrrKernel best() {
    return BEST.get();
  }

  private static Supplier<IrrKernel> find() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return IrrKernels::scalar;
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
