package quanmai.models.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.models.language.BuiltIn;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.timeline.Timeline.Range;

/**
 * Which lines have a value a period, and which are random: a line is what its formula is, and that
 * is what the names in it are.
 */
final class Traits {

  private final Set<String> periodic;
  private final Set<String> random;

  /** What names stand for values by period, and which are random, before any line is looked at. */
  record Sources(Set<String> periodic, Set<String> random) {}

  /**
   * A name in a formula.
   *
   * @param whole whether only a value for the whole deal is made of it
   * @param known whether only its base case is looked at, which is never random
   */
  private record Mention(String name, boolean whole, boolean known) {}

  private Traits(Set<String> periodic, Set<String> random) {
    this.periodic = periodic;
    this.random = random;
  }

  boolean isPeriodic(String line) {
    return periodic.contains(line);
  }

  boolean isRandom(String line) {
    return random.contains(line);
  }

  static Traits of(List<Checked.Line> lines, Sources sources, Range all) {
    Map<String, List<String>> passPeriodic = new HashMap<>();
    Map<String, List<String>> passRandom = new HashMap<>();
    Set<String> periodic = new HashSet<>(sources.periodic());
    for (Checked.Line line : lines) {
      boolean everywhere =
          line.pieces().size() == 1 && line.pieces().getFirst().range().equals(all);
      List<Mention> mentions = new ArrayList<>();
      boolean own = !everywhere;
      for (Checked.Piece piece : line.pieces()) {
        own |= collect(piece.formula(), false, false, mentions);
      }
      if (own) {
        periodic.add(line.name());
      }
      for (Mention mention : mentions) {
        if (!mention.known()) {
          passRandom.computeIfAbsent(mention.name(), k -> new ArrayList<>()).add(line.name());
        }
        if (!mention.whole()) {
          passPeriodic.computeIfAbsent(mention.name(), k -> new ArrayList<>()).add(line.name());
        }
      }
    }
    return new Traits(
        spread(periodic, passPeriodic), spread(new HashSet<>(sources.random()), passRandom));
  }

  /** All that can be reached from {@code start}. */
  private static Set<String> spread(Set<String> start, Map<String, List<String>> pass) {
    Deque<String> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      for (String next : pass.getOrDefault(open.pop(), List.of())) {
        if (start.add(next)) {
          open.push(next);
        }
      }
    }
    return start;
  }

  /** Collects the names of {@code expr}; whether it has a value a period whatever they are. */
  private static boolean collect(Expr expr, boolean whole, boolean known, List<Mention> mentions) {
    if (expr instanceof Expr.Name(String name, _)) {
      mentions.add(new Mention(name, whole, known));
      return !whole && BuiltIn.of(name).filter(b -> b != BuiltIn.N).isPresent();
    }
    boolean inner = whole;
    boolean innerKnown = known;
    boolean own = false;
    if (expr instanceof Expr.Call call) {
      Function function = Function.of(call.function()).orElse(null);
      inner |= function != null && function.isAggregate();
      innerKnown |= function == Function.BASE;
      own = !whole && function != null && function.isPeriodic();
    }
    for (Expr child : Expr.children(expr)) {
      own |= collect(child, inner, innerKnown, mentions);
    }
    return own;
  }
}
