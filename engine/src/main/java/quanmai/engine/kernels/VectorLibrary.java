package quanmai.engine.kernels;

import org.jspecify.annotations.Nullable;

/** What is written against the Vector API, reached through this interface where it is present. */
public interface VectorLibrary {

  /** How many lanes a vector has. */
  int lanes();

  /** A loop for {@code op}, faster than the plain one and bit-equal to it; null where none is. */
  @Nullable ColumnLoop loop(Op op);
}
