package quanmai.models.book;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import quanmai.engine.program.Graph;
import quanmai.models.lowering.Lowered;
import quanmai.models.timeline.Timeline;

/** The outputs of a sheet that a book needs, each numbered once. */
final class SheetOutputs {

  private static final String BALANCE = "_value";

  private final Lowered lowered;
  private final Timeline own;
  private final Timeline book;
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param own the periods of the sheet
   * @param book the periods of the book
   */
  SheetOutputs(Lowered lowered, Timeline own, Timeline book) {
    this.lowered = lowered;
    this.own = own;
    this.book = book;
  }

  /**
   * A line over the periods of the book.
   *
   * @param outputs their numbers
   * @param at the book's period of each
   */
  record Series(int[] outputs, int[] at) {}

  Map<String, Integer> nodes() {
    return nodes;
  }

  /** The number of an output that is {@code node}. */
  int add(String name, int node) {
    nodes.putIfAbsent(name, node);
    return numbers.computeIfAbsent(name, k -> numbers.size());
  }

  /**
   * A line as the feed {@code feed} takes it. A flow belongs to the book's period of its date, and
   * to the first when it is earlier; a balance, whose feed ends in {@code _value}, holds until the
   * next. What comes after the book's end is left out, and so is what is always zero.
   */
  Series series(String line, String feed) {
    int size = book.periods() + own.periods() + 2;
    int[] outputs = new int[size];
    int[] at = new int[size];
    int n = 0;
    if (feed.endsWith(BALANCE)) {
      for (int t = book.firstT(); t <= book.periods(); t++) {
        int of = lastBefore(t);
        if (of >= 0 && isSomething(line, of)) {
          outputs[n] = output(line, of);
          at[n++] = t;
        }
      }
    } else {
      for (int t = own.firstT(); t <= own.periods(); t++) {
        OptionalInt in = periodOf(t);
        if (in.isPresent() && isSomething(line, t)) {
          outputs[n] = output(line, t);
          at[n++] = in.getAsInt();
        }
      }
    }
    return new Series(Arrays.copyOf(outputs, n), Arrays.copyOf(at, n));
  }

  /**
   * A line by the years of a ledger: the sum over a year, or for a stock its value at the year's
   * end.
   */
  Series yearly(String line, boolean stock, Timeline ledger) {
    int[] outputs = new int[ledger.periods()];
    int[] at = new int[ledger.periods()];
    int n = 0;
    for (int year = 1; year <= ledger.periods(); year++) {
      int node = ofYear(line, stock, ledger, year);
      if (!lowered.graph().isConstant(node, 0)) {
        outputs[n] = add(line + (stock ? "@end" : "@") + year, node);
        at[n++] = year;
      }
    }
    return new Series(Arrays.copyOf(outputs, n), Arrays.copyOf(at, n));
  }

  private int ofYear(String line, boolean stock, Timeline ledger, int year) {
    Graph graph = lowered.graph();
    int node = graph.constant(0);
    for (int t = own.firstT(); t <= own.periods(); t++) {
      boolean ended = !own.periodEnd(t).isAfter(ledger.periodEnd(year));
      boolean after = year == 1 || own.periodEnd(t).isAfter(ledger.periodEnd(year - 1));
      if (stock && ended) {
        node = node(line, t);
      } else if (!stock && ended && after) {
        node = graph.add(node, node(line, t));
      }
    }
    return node;
  }

  private OptionalInt periodOf(int t) {
    return own.periodEnd(t).isBefore(book.periodEnd(0))
        ? OptionalInt.of(book.firstT())
        : book.indexOf(own.periodEnd(t));
  }

  /** The last own period that has ended by the end of the book's period {@code t}; -1 for none. */
  private int lastBefore(int t) {
    int last = -1;
    for (int k = own.firstT(); k <= own.periods(); k++) {
      last = own.periodEnd(k).isAfter(book.periodEnd(t)) ? last : k;
    }
    return last;
  }

  private boolean isSomething(String line, int t) {
    Graph graph = lowered.graph();
    int node = node(line, t);
    return !graph.isConstant(node, 0);
  }

  /** The number of the output for a line in one of the sheet's periods. */
  int output(String line, int t) {
    return add(line + "[" + t + "]", node(line, t));
  }

  private int node(String line, int t) {
    Integer node = lowered.nodes().get(new Lowered.LineAt(line, t));
    if (node == null) {
      throw new IllegalArgumentException("no line " + line + " at " + t);
    }
    return node;
  }

  /** The number of the output for the sum of a line over all its periods. */
  int total(String line) {
    Graph graph = lowered.graph();
    int sum = graph.constant(0);
    for (int t = own.firstT(); t <= own.periods(); t++) {
      sum = graph.add(sum, node(line, t));
    }
    return add("sum(" + line + ")", sum);
  }

  /** The number of the output for the largest amount of a line, whatever its sign. */
  int largest(String line) {
    Graph graph = lowered.graph();
    int most = graph.constant(0);
    for (int t = own.firstT(); t <= own.periods(); t++) {
      most = graph.max(most, graph.abs(node(line, t)));
    }
    return add("max(abs(" + line + "))", most);
  }
}
