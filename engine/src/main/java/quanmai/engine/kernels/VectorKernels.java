package quanmai.engine.kernels;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernels on vectors, one a shape for the whole process. Absent where the Vector API is. */
final class VectorKernels {

  private static final String MODULE = "jdk.incubator.vector";
  private static final String LIBRARY = "quanmai.engine.kernels.panama.VectorFunctions";

  /** Null where the module is not in this run of Java, or vectors do not fit the columns. */
  static final @Nullable VectorKernels INSTANCE = find();

  private final Map<Op, ColumnFunction> functions = new EnumMap<>(Op.class);
  private final Map<Op, Kernel> tieredFunctions = new EnumMap<>(Op.class);
  private final SharedKernels generated;
  private final SharedKernels tiered = new SharedKernels(this::newTiered);

  private VectorKernels(VectorLibrary library) {
    int lanes = library.lanes();
    this.generated = new SharedKernels(shape -> VectorKernelWriter.write(shape, lanes));
    for (Op op : Op.values()) {
      @Nullable ColumnLoop loop = library.loop(op);
      if (loop != null) {
        ColumnFunction function = new ColumnFunction(loop);
        functions.put(op, function);
        tieredFunctions.put(op, new TieredKernel(ColumnFunction.plain(op), () -> function, 2, 0));
      }
    }
  }

  private static @Nullable VectorKernels find() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return null;
    }
    try {
      VectorLibrary library =
          (VectorLibrary) Class.forName(LIBRARY).getDeclaredConstructor().newInstance();
      return Kernel.LANE_MULTIPLE % library.lanes() == 0 ? new VectorKernels(library) : null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(LIBRARY + " is part of the engine", e);
    }
  }

  Kernel generated(Shape shape) {
    return generated.of(shape);
  }

  /** Loops that give way to the generated kernel once that is faster. */
  Kernel tiered(Shape shape) {
    return tiered.of(shape);
  }

  private Kernel newTiered(Shape shape) {
    return new TieredKernel(
        new InterpretedKernel(shape), () -> generated(shape), shape.columns(), shape.scalars());
  }

  @Nullable Kernel function(Op op) {
    return functions.get(op);
  }

  @Nullable Kernel tieredFunction(Op op) {
    return tieredFunctions.get(op);
  }
}
