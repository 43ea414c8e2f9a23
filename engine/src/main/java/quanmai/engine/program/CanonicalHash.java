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
  private final MessageDigest digest = sha256();
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
      hash.line("output", names.get(k), Integer.toString(hash.number[outputs[k]]));
    }
    return HexFormat.of().formatHex(hash.digest.digest());
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
    String[] operands =
        Arrays.stream(nodes.operands(node))
            .mapToObj(k -> Integer.toString(number[k]))
            .toArray(String[]::new);
    switch (nodes.content(node)) {
      case Double value -> line("constant", Long.toHexString(Double.doubleToLongBits(value)));
      case Leaf.Parameter(String name) -> line("parameter", name);
      case Leaf.Draw(Leaf.Law law, String stream, int index) ->
          line("draw", law.name(), stream, Integer.toString(index));
      case Op op -> line(op.name(), operands);
      case WideFunction function -> {
        line("wide", function.signature());
        line("of", operands);
      }
      default -> throw new IllegalStateException("unknown node " + nodes.content(node));
    }
  }

  /** Words are preceded by their length, so no name can imitate another line. */
  private void line(String head, String... words) {
    StringBuilder text = new StringBuilder(head);
    for (String word : words) {
      text.append(' ').append(word.length()).append(':').append(word);
    }
    digest.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
