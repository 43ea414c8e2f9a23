package quanmai.engine.random;

/** Chooses the draw kernel of this JVM. */
public final class DrawKernels {

  private static final String VECTOR_TWIN = "quanmai.engine.random.panama.VectorDrawKernel";

  private static final DrawKernel SCALAR = new ScalarDrawKernel();
  private static final DrawKernel BEST = load();
  private static final DrawKernel WARMING =
      BEST == SCALAR ? SCALAR : new TieredDrawKernel(SCALAR, () -> BEST);

  private DrawKernels() {}

  /** The specification: plain loops. */
  public static DrawKernel scalar() {
    return SCALAR;
  }

  /**
   * The fastest kernel here: the Vector API twin where its module is present, else the scalar one.
   */
  public static DrawKernel best() {
    return BEST;
  }

  /** The scalar kernel until the {@link #best} one is compiled: for runs that may be short. */
  public static DrawKernel warming() {
    return WARMING;
  }

  private static DrawKernel load() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return SCALAR;
    }
    try { // by name, so that no class of the incubator module is linked without it
      return Class.forName(VECTOR_TWIN)
          .asSubclass(DrawKernel.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(VECTOR_TWIN + " is part of this jar and must load", e);
    }
  }
}
