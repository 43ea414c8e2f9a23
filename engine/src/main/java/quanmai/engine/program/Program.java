package quanmai.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Kernel;
import quanmai.engine.kernels.KernelChoice;

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

  private static final Kernel NO_KERNEL = (columns, scalars, n) -> {};

  /** Outputs that are sums have two totals each: of the terms added, and of those taken away. */
  static final int TOTALS_A_SUM = 2;

  private final Nodes nodes;
  private final List<String> outputNames;
  private final int[] roots;
  private final int[] totals;
  private final List<Stream> streams;
  private final boolean summed;
  private final List<Instruction> tape;
  private final Columns columns;
  private final String hash;
  private final Map<KernelChoice, List<Kernel>> kernels = new ConcurrentHashMap<>();

  /**
   * @param roots the node of each output, or of each term of the sums
   * @param totals the total that each term goes to; null where columns are kept
   */
  private Program(Nodes nodes, List<String> outputNames, int[] roots, int @Nullable [] totals) {
    this.nodes = nodes;
    this.outputNames = outputNames;
    this.roots = roots;
    this.summed = totals != null;
    this.totals = totals == null ? new int[0] : totals;
    Streams drawn = new Streams(nodes);
    this.streams = List.copyOf(drawn.list());
    Kept kept = totals == null ? Kept.columns(nodes, roots) : Kept.totals(nodes, roots, totals);
    this.tape = Scheduler.schedule(nodes, drawn, kept);
    this.columns = Columns.allocate(nodes, tape, kept.toTheEnd());
    this.hash = CanonicalHash.of(nodes, rootNames(), roots);
  }

  private List<String> rootNames() {
    if (!summed) {
      return outputNames;
    }
    return IntStream.of(totals)
        .mapToObj(total -> outputNames.get(total / TOTALS_A_SUM) + (isMinus(total) ? "-" : "+"))
        .toList();
  }

  static boolean isMinus(int total) {
    return total % TOTALS_A_SUM == 1;
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
    return new Program(nodes, List.copyOf(outputs.keySet()), nodesOf, null);
  }

  /**
   * Compiles a program whose outputs are sums over the paths of a block: {@link BlockRunner#sum}. A
   * term is added as soon as it is known, in the kernel that makes it where one does, so that it
   * needs no column.
   *
   * @param sums the terms of each output by its name, in order
   */
  public static Program compileSums(Graph graph, Map<String, List<Term>> sums) {
    IntStream.Builder terms = IntStream.builder();
    IntStream.Builder totals = IntStream.builder();
    int output = 0;
    for (List<Term> sum : sums.values()) {
      for (Term term : sum) {
        terms.add(term.node());
        totals.add(TOTALS_A_SUM * output + (term.minus() ? 1 : 0));
      }
      output++;
    }
    int[] roots = terms.build().toArray();
    Nodes nodes = Nodes.reachable(graph, roots);
    return new Program(nodes, List.copyOf(sums.keySet()), roots, totals.build().toArray());
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

  /** The node of each output, or of each term of the sums. */
  int[] roots() {
    return roots;
  }

  /** The total that each term of the sums goes to. */
  int[] totals() {
    return totals;
  }

  List<Instruction> tape() {
    return tape;
  }

  /**
   * The kernel of each instruction of the tape, found once; one that does nothing where there is
   * none.
   */
  List<Kernel> kernels(KernelChoice choice) {
    return kernels.computeIfAbsent(
        choice, k -> tape.stream().map(instruction -> kernel(instruction, k)).toList());
  }

  private static Kernel kernel(Instruction instruction, KernelChoice choice) {
    return switch (instruction) {
      case Instruction.Fused fused -> choice.fused(fused.shape());
      case Instruction.Apply apply -> choice.columns(apply.op());
      case Instruction.Draws _, Instruction.Wide _, Instruction.Sum _ -> NO_KERNEL;
    };
  }

  Columns columns() {
    return columns;
  }
}
