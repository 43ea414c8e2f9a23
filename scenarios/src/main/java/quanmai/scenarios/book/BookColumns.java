package quanmai.scenarios.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.BookNetwork.Column;
import quanmai.models.language.Kind;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** What the columns of a run of a book are. */
final class BookColumns {

  /** Of the counts of a fund's decisions: those that are amounts, and those of deals. */
  private static final Map<String, Text> COUNTS = counts();

  /**
   * A column that is a result.
   *
   * @param column its place in the run
   * @param name as in reports
   * @param output with the name of its member before its label
   */
  record Shown(int column, String member, String name, Lowered.Output output) {}

  private final Book book;
  private final Built built;

  BookColumns(Book book, Built built) {
    this.book = book;
    this.built = built;
  }

  private static Map<String, Text> counts() {
    Map<String, Text> counts = new LinkedHashMap<>();
    counts.put("asked", new Text("项目申请金额", "asked for by deals"));
    counts.put("granted", new Text("同意出资金额", "granted to deals"));
    counts.put("delayed", new Text("推迟的项目数", "deals delayed"));
    counts.put("shrunk", new Text("缩减的项目数", "deals shrunk"));
    counts.put("dropped", new Text("因资金不足放弃的项目数", "deals dropped for want of capital"));
    return counts;
  }

  /** Every column that is a result: all but those of fans and of checks. */
  List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    for (int k = 0; k < built.columns().size(); k++) {
      Column column = built.columns().get(k);
      Lowered.Output output = output(column);
      if (output != null) {
        String name = column.member().isEmpty() ? column.output() : column.name();
        shown.add(new Shown(k, column.member(), name, labelled(column, output)));
      }
    }
    return shown;
  }

  /** The output with the name of its member before its label. */
  private Lowered.Output labelled(Column column, Lowered.Output output) {
    boolean plain = column.member().isEmpty() || column.member().equals(Book.LEDGER);
    if (plain) {
      return output;
    }
    Text member = book.member(column.member()).checked().sheet().name();
    Text own = output.label() == null ? Text.same(output.name()) : output.label();
    Text both = new Text(member.zh() + "·" + own.zh(), member.en() + ": " + own.en());
    return new Lowered.Output(output.name(), output.node(), output.unit(), both, output.kind());
  }

  /** What a column is; null for those of fans and of checks. */
  private Lowered.@Nullable Output output(Column column) {
    Text count = COUNTS.get(column.output());
    Lowered lowered = Objects.requireNonNull(built.lowered().get(column.member()));
    for (Lowered.Output output : lowered.outputs()) {
      if (output.name().equals(column.output())) {
        return output;
      }
    }
    if (count == null) {
      return null;
    }
    boolean amount = column.output().equals("asked") || column.output().equals("granted");
    Unit unit = amount ? amountUnit() : Unit.NONE;
    return new Lowered.Output(column.output(), -1, unit, count, Kind.NUMBER);
  }

  private static Unit amountUnit() {
    return UnitParser.parse(new Source("亿元", Place.whole("book")), finding -> {});
  }
}
