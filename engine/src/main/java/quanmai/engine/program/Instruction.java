package quanmai.engine.program;

import java.util.stream.IntStream;
import quanmai.engine.kernels.Op;
import quanmai.engine.kernels.Shape;

/** One step of a tape: it computes some varying nodes from others, for a block of paths. */
sealed interface Instruction {

  /** The varying nodes that are read; scalars are not among them. */
  int[] reads();

  /** The nodes that are written to columns. */
  int[] writes();

  /**
   * A fused sequence of cheap operations.
   *
   * @param shape what is computed
   * @param reads the node of each input column
   * @param scalars the node of each scalar
   * @param writes the node of each result column
   * @param sums the total that each sum of the shape goes to
   * @param steps the node of each step
   */
  record Fused(Shape shape, int[] reads, int[] scalars, int[] writes, int[] sums, int[] steps)
      implements Instruction {}

  /** One operation of one operand: {@code writes[k] = op(reads[k])}. */
  record Apply(Op op, int[] reads, int[] writes) implements Instruction {}

  /**
   * Four consecutive numbers of a stream.
   *
   * @param stream the number of the stream in {@link Program#streams}
   * @param call indices {@code 4 call} to {@code 4 call + 3}
   * @param nodes their nodes, -1 where the program does not read one
   */
  record Draws(int stream, int call, int[] nodes) implements Instruction {
    @Override
    public int[] reads() {
      return new int[0];
    }

    @Override
    public int[] writes() {
      return IntStream.of(nodes).filter(node -> node >= 0).toArray();
    }
  }

  /**
   * A wide function.
   *
   * @param arguments all its operands, uniform ones too
   * @param reads those that vary
   */
  record Wide(WideFunction function, int[] arguments, int[] reads, int result)
      implements Instruction {
    @Override
    public int[] writes() {
      return new int[] {result};
    }
  }

  /** Adds a node, over the lanes of the block, to a total. */
  record Sum(int node, int total) implements Instruction {
    @Override
    public int[] reads() {
      return new int[] {node};
    }

    @Override
    public int[] writes() {
      return new int[0];
    }
  }
}
