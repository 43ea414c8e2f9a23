package quanmai.models.book;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import quanmai.engine.program.Bound;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;

/** The graphs of a book's members, and their programs: one for all sheets of a shape. */
final class Sheets {

  private final Book book;
  private final Map<String, Lowered> lowered = new LinkedHashMap<>();
  private final Map<String, SheetOutputs> outputs = new LinkedHashMap<>();
  private final Map<String, Program> programs = new HashMap<>();

  Sheets(Book book, Mode mode) {
    this.book = book;
    for (Member member : book.members().values()) {
      Set<String> given = new LinkedHashSet<>();
      for (Holding holding : book.holdings()) {
        if (holding.fund().equals(member.name())) {
          given.addAll(holding.feeds().keySet());
        }
      }
      if (member.role() == Member.Role.LEDGER) {
        book.links().forEach(link -> given.add(link.feed()));
      }
      Lowered graph = Lowering.lower(member.checked(), mode, given);
      lowered.put(member.name(), graph);
      outputs.put(member.name(), newOutputs(member));
    }
  }

  Lowered lowered(String member) {
    return required(lowered, member);
  }

  SheetOutputs outputs(String member) {
    return required(outputs, member);
  }

  /** Outputs of a member for a program of its own. */
  SheetOutputs newOutputs(Member member) {
    return new SheetOutputs(lowered(member.name()), member.checked().timeline(), book.timeline());
  }

  private static <T> T required(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return value;
  }

  /** The program of some outputs of a member; members of one shape have the same. */
  Program program(Lowered graph, SheetOutputs of) {
    Program compiled = Program.compile(graph.graph(), of.nodes());
    return programs.computeIfAbsent(compiled.hash(), unused -> compiled);
  }

  /** The values of a member's parameters, with those of a row in their place. */
  static Map<String, Double> values(Map<String, Double> ofSheet, Row row) {
    Map<String, Double> values = new HashMap<>(ofSheet);
    row.inputs().forEach((input, value) -> values.put("inputs." + input, value));
    return values;
  }

  /** The shared stream behind each stream of a program that has one. */
  Map<String, String> shared(Member member, Bound bound, Map<String, String> attributes) {
    Map<String, String> shared = new HashMap<>();
    for (Program.Stream stream : bound.program().streams()) {
      String name = stream.name();
      String target = member.streams().get(name);
      if (stream.law() == Leaf.Law.GIVEN) {
        continue;
      }
      if (target != null) {
        String word = attributes.get(target);
        shared.put(name, member.rows().isEmpty() ? target : name + "_" + word);
      } else if (book.shared().contains(name)) {
        shared.put(name, name);
      }
    }
    return shared;
  }
}
