package quanmai.engine.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import quanmai.engine.kernels.Op;

/**
 * The hash of a program: of a text with one line a node, in the order in which a walk from the
 * outputs first completes them, so that it does not depend on what else the graph holds.
 */
final class CanonicalHash {

  private final Nodes nodes;
  private final StringBuilder text = new StringBuilder();
  private final int[] number;
  private int next;

  private CanonicalHash(Nodes nodes) {
    this.nodes = nodes;
    this.number = new int[nodes.size()];
    Arrays.fill(number, -1);
  }

  static String of(Nodes nodes, List<String> names, int[] outputs) {
    CanonicalHash hash = new CanonicalHash(nodes);
    for (int k = 0; k < outputs.length; k++) {
      hash.visit(outputs[k]);
      word(hash.line("output"), names.get(k)).append(hash.number[outputs[k]]);
    }
    byte[] bytes = hash.text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Without recursion: a program may be many thousands of operations deep. */
  private void visit(int root) {
    Deque<Integer> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      int node = stack.peek();
      int before = stack.size();
      int[] operands = nodes.operands(node);
      for (int k = operands.length - 1; k >= 0; k--) {
        if (number[operands[k]] < 0) {
          stack.push(operands[k]);
        }
      }
      if (stack.size() == before) {
        stack.pop();
        write(node);
      }
    }
  }

  private void write(int node) {
    if (number[node] >= 0) {
      return;
    }
    number[node] = next++;
    switch (nodes.content(node)) {
      case Double value -> line("constant").append(Double.doubleToLongBits(value));
      case Leaf.Parameter(String name) -> word(line("parameter"), name);
      case Leaf.Draw(Leaf.Law law, String stream, int index) ->
          word(line("draw"), stream).append(law).append(index);
      case Op op -> operands(line(op.name()), node);
      case WideFunction function -> operands(word(line("wide"), function.signature()), node);
      default -> throw new IllegalStateException("unknown node " + nodes.content(node));
    }
  }

  private StringBuilder line(String head) {
    return text.append('\n').append(head).append(' ');
  }

  /** A word is preceded by its length, so no name can imitate another line. */
  private static StringBuilder word(StringBuilder to, String word) {
    return to.append(word.length()).append(':').append(word).append(' ');
  }

  private void operands(StringBuilder to, int node) {
    for (int operand : nodes.operands(node)) {
      to.append(number[operand]).append(' ');
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
