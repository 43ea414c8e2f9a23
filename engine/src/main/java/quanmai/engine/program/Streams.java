package quanmai.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The streams of random numbers that a program reads, and the node of each of their indices. */
final class Streams {

  private record Key(Leaf.Law law, String name) {}

  private final Map<Key, Integer> numbers = new LinkedHashMap<>();
  private final List<Map<Integer, Integer>> nodesByIndex = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  Streams(Nodes nodes) {
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.content(node) instanceof Leaf.Draw draw) {
        int stream = numbers.computeIfAbsent(key(draw), unused -> numbers.size());
        if (stream == counts.size()) {
          counts.add(0);
          nodesByIndex.add(new LinkedHashMap<>());
        }
        counts.set(stream, Math.max(counts.get(stream), draw.index() + 1));
        nodesByIndex.get(stream).put(draw.index(), node);
      }
    }
  }

  private static Key key(Leaf.Draw draw) {
    return new Key(draw.law(), draw.stream());
  }

  List<Program.Stream> list() {
    List<Program.Stream> list = new ArrayList<>();
    numbers.forEach(
        (key, number) -> list.add(new Program.Stream(key.law(), key.name(), counts.get(number))));
    return list;
  }

  /** The call that makes {@code draw}, and its neighbours. */
  Instruction.Draws call(Leaf.Draw draw) {
    int stream = Objects.requireNonNull(numbers.get(key(draw)));
    int call = draw.index() / DrawFiller.Stream.INDICES_PER_CALL;
    int[] nodes = new int[DrawFiller.Stream.INDICES_PER_CALL];
    Arrays.setAll(nodes, k -> nodesByIndex.get(stream).getOrDefault(call * nodes.length + k, -1));
    return new Instruction.Draws(stream, call, nodes);
  }
}
