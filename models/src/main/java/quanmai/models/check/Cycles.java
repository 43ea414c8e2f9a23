package quanmai.models.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/** Says a cycle of cells in words. */
final class Cycles {

  private static final int SHOWN = 12;

  private Cycles() {}

  /**
   * The finding for {@code cycle}, in which every cell reads the next and the last one the first.
   */
  static Finding finding(List<Cell> found, Rows rows, int lastT) {
    List<Cell> cycle = started(found, rows);
    String chain =
        cycle.stream()
            .limit(SHOWN)
            .map(cell -> rows.all().get(cell.row()).name() + "[" + cell.t() + "]")
            .collect(Collectors.joining(" -> "));
    Cell first = cycle.getFirst();
    chain +=
        (cycle.size() > SHOWN ? " -> ..." : "")
            + " -> "
            + rows.all().get(first.row()).name()
            + "["
            + first.t()
            + "]";
    boolean within = cycle.stream().allMatch(cell -> cell.t() == first.t());
    // What a function over the whole life reads is its running value in the last period.
    within &=
        first.t() != lastT
            || cycle.stream().noneMatch(cell -> rows.all().get(cell.row()) instanceof Row.Running);
    return within
        ? Finding.refused(
            "cycle",
            place(cycle, rows),
            new Text("同一期内循环引用：" + chain, "a cycle within a period: " + chain),
            new Text("也许其中一处应写 prev(...)", "Maybe one of them should read prev(...)"))
        : Finding.refused(
            "not-causal",
            place(cycle, rows),
            new Text("用到了依赖自己的将来：" + chain, "it reads a future that depends on it: " + chain),
            new Text("也许用 cum 代替 sum，或用 prev、lag", "Maybe use cum instead of sum, or prev or lag"));
  }

  /** The cycle from the line that reads a running value, or else from its first line. */
  private static List<Cell> started(List<Cell> cycle, Rows rows) {
    int start = 0;
    for (int k = cycle.size() - 1; k >= 0; k--) {
      Row next = rows.all().get(cycle.get((k + 1) % cycle.size()).row());
      boolean line = rows.all().get(cycle.get(k).row()) instanceof Row.OfLine;
      if (line && next instanceof Row.Running) {
        start = k;
        break;
      }
      start = line ? k : start;
    }
    List<Cell> rotated = new ArrayList<>(cycle);
    Collections.rotate(rotated, -start);
    return rotated;
  }

  /** The formula of the first line on the cycle. */
  private static Place place(List<Cell> cycle, Rows rows) {
    for (Cell cell : cycle) {
      if (rows.all().get(cell.row()) instanceof Row.OfLine(Checked.Line line)) {
        for (Checked.Piece piece : line.pieces()) {
          if (piece.range().contains(cell.t())) {
            return piece.place();
          }
        }
      }
    }
    return rows.all().get(cycle.getFirst().row()) instanceof Row.OfEvent(Checked.Event event)
        ? event.about().place()
        : new Place("", 1, 1, "lines");
  }
}
