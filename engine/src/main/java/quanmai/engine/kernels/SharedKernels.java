package quanmai.engine.kernels;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kernel a shape, kept while memory lasts: a server that meets many models must not keep the
 * classes of all of them for ever.
 */
final class SharedKernels {

  private final Function<Shape, Kernel> maker;
  private final Map<Shape, SoftReference<Kernel>> kernels = new ConcurrentHashMap<>();

  SharedKernels(Function<Shape, Kernel> maker) {
    this.maker = maker;
  }

  Kernel of(Shape shape) {
    @Nullable SoftReference<Kernel> reference = kernels.get(shape);
    @Nullable Kernel known = reference == null ? null : reference.get();
    if (known != null) {
      return known;
    }
    kernels.values().removeIf(kept -> kept.get() == null);
    Kernel made = maker.apply(shape);
    kernels.put(shape, new SoftReference<>(made));
    return made;
  }
}
