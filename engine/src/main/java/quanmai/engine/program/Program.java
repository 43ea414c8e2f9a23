package quanmai.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph made ready to run: what its outputs need and nothing else, as a prologue of uniform nodes
 * and a tape of instructions over blocks of paths.
 *
 * <p>Immutable; threads share it. To run it: {@link #bind} the parameters, then a {@link
 * BlockRunner} a thread.
 */
public final class Program {

  /**
   * A stream of random numbers that the program reads.
   *
   * @param indices one more than the highest index read
   */
  public record Stream(Leaf.Law law, String name, int indices) {}

  private final Nodes nodes;
  private final List<String> outputNames;
  private final int[] outputs;
  private final List<Stream> streams;
  private final boolean summed;
  private final List<Instruction> tape;
  private final Columns columns;
  private final String hash;

  private Program(Nodes nodes, List<String> outputNames, int[] outputs, boolean summed) {
    this.nodes = nodes;
    this.outputNames = outputNames;
    this.outputs = outputs;
    Streams drawn = new Streams(nodes);
    this.streams = List.copyOf(drawn.list());
    this.summed = summed;
    List<Instruction> scheduled = Scheduler.schedule(nodes, drawn, outputs);
    this.tape = summed ? withSums(scheduled, outputs) : scheduled;
    this.columns = Columns.allocate(nodes, tape, summed ? new int[0] : outputs);
    this.hash = CanonicalHash.of(nodes, outputNames, outputs);
  }

  /** Compiles what the outputs of {@code graph} need. The graph may grow further afterwards. */
  public static Program compile(Graph graph) {
    return compile(graph, graph.outputs());
  }

  /**
   * Compiles what some nodes of {@code graph} need.
   *
   * @param outputs nodes by the name of the output, in order
   */
  public static Program compile(Graph graph, Map<String, Integer> outputs) {
    int[] nodesOf = outputs.values().stream().mapToInt(Integer::intValue).toArray();
    Nodes nodes = Nodes.reachable(graph, nodesOf);
    return new Program(nodes, List.copyOf(outputs.keySet()), nodesOf, false);
  }

  /**
   * Compiles a program of whose outputs only the sums over a block are kept: {@link
   * BlockRunner#sum}. Each is summed as soon as it is known, and its column is free again.
   */
  public static Program compileSums(Graph graph, Map<String, Integer> outputs) {
    int[] nodesOf = outputs.values().stream().mapToInt(Integer::intValue).toArray();
    Nodes nodes = Nodes.reachable(graph, nodesOf);
    return new Program(nodes, List.copyOf(outputs.keySet()), nodesOf, true);
  }

  /** The tape with a sum behind the instruction that makes each output. */
  private static List<Instruction> withSums(List<Instruction> tape, int[] outputs) {
    List<Instruction> summed = new ArrayList<>();
    for (Instruction instruction : tape) {
      summed.add(instruction);
      for (int node : instruction.writes()) {
        for (int k = 0; k < outputs.length; k++) {
          if (outputs[k] == node) {
            summed.add(new Instruction.Sum(node, k));
          }
        }
      }
    }
    return List.copyOf(summed);
  }

  /** Names of the outputs, in the order they were declared. */
  public List<String> outputNames() {
    return outputNames;
  }

  /** The streams of random numbers that are read. */
  public List<Stream> streams() {
    return streams;
  }

  /** Names of the parameters that {@link #bind} needs. */
  public List<String> parameters() {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.content(node) instanceof Leaf.Parameter(String name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Runs the prologue: every uniform node, once.
   *
   * @param parameters the value of each parameter by name; a missing one is an error, others are
   *     ignored
   */
  public Bound bind(Map<String, Double> parameters) {
    return new Bound(this, Prologue.run(nodes, parameters));
  }

  /**
   * SHA-256, in hexadecimal, of all that determines the outputs but the values of parameters and
   * draws: operations, constants, leaves, wide functions and the names of outputs.
   */
  public String hash() {
    return hash;
  }

  /**
   * The program as text, a line an operation.
   *
   * @param names what to call nodes of the graph, where they have a name
   */
  public String listing(Map<Integer, String> names) {
    return new Listing(this, names).toString();
  }

  /** Whether only sums of the outputs are kept. */
  public boolean isSummed() {
    return summed;
  }

  Nodes nodes() {
    return nodes;
  }

  int[] outputs() {
    return outputs;
  }

  List<Instruction> tape() {
    return tape;
  }

  Columns columns() {
    return columns;
  }
}
