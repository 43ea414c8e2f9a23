package quanmai.models.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Network;
import quanmai.engine.network.Part;
import quanmai.engine.network.Task;
import quanmai.engine.program.Program;
import quanmai.models.book.BookNetwork.Column;
import quanmai.models.lowering.Lowered;
import quanmai.models.pipeline.Row;
import quanmai.models.timeline.Timeline;

/** A network that grows: slots, parts, tasks, and what is kept of them. */
final class NetworkDraft {

  private final Sheets sheets;
  private final Timeline timeline;
  private final ParameterChange change;
  private int slots;
  private final List<Part> parts = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<String> totals = new ArrayList<>();
  private final List<Network.KeptSlot> keptSlots = new ArrayList<>();
  private final Map<String, Map<String, int[]>> feeds = new LinkedHashMap<>();

  NetworkDraft(Sheets sheets, Timeline timeline, ParameterChange change) {
    this.sheets = sheets;
    this.timeline = timeline;
    this.change = change;
  }

  Network network() {
    return new Network(
        slots, parts, tasks, columns.stream().map(Column::name).toList(), totals, keptSlots);
  }

  List<Column> columns() {
    return List.copyOf(columns);
  }

  int slot() {
    return slots++;
  }

  /** Slots for the periods of the book, by t. */
  int[] series() {
    return series(timeline.periods() + 1);
  }

  private int[] series(int length) {
    int[] series = new int[length];
    for (int t = 0; t < series.length; t++) {
      series[t] = slot();
    }
    return series;
  }

  /** The slots of a feed of a fund. */
  int[] feed(String fund, String feed) {
    return feeds
        .computeIfAbsent(fund, k -> new LinkedHashMap<>())
        .computeIfAbsent(feed, k -> series());
  }

  /** The slots of a feed of the ledger, by year. */
  int[] yearly(String feed, Timeline ledger) {
    return feeds
        .computeIfAbsent(Book.LEDGER, k -> new LinkedHashMap<>())
        .computeIfAbsent(feed, k -> series(ledger.periods() + 1));
  }

  int column(String member, String output) {
    columns.add(new Column(member, output));
    return columns.size() - 1;
  }

  int total(String name) {
    totals.add(name);
    return totals.size() - 1;
  }

  void keep(String fund, String what, int slot) {
    keptSlots.add(new Network.KeptSlot(slot, column(fund, what)));
  }

  void task(Task task) {
    tasks.add(task);
  }

  /** Adds a part; its number. */
  int part(Part part) {
    parts.add(part);
    return parts.size() - 1;
  }

  /** A part of a single member, whose program has the outputs {@code outputs}; its number. */
  int part(
      Member member,
      SheetOutputs outputs,
      List<Part.Post> posts,
      List<Part.Keep> kept,
      List<Part.Total> sums) {
    Lowered graph = sheets.lowered(member.name());
    return part(member, sheets.program(graph, outputs), graph.values(), null, posts, kept, sums);
  }

  /** A part of a member or of one of its rows; its number. */
  int part(
      Member member,
      Program program,
      Map<String, Double> values,
      @Nullable Row row,
      List<Part.Post> posts,
      List<Part.Keep> kept,
      List<Part.Total> sums) {
    Map<String, Double> own = row == null ? values : Sheets.values(values, row);
    var bound = program.bind(change.of(member.name(), own));
    Map<String, String> attributes = row == null ? Map.of() : row.attributes();
    return part(
        new Part(
            row == null ? member.name() : row.name(),
            bound,
            sheets.shared(member, bound, attributes),
            feeds.getOrDefault(member.name(), Map.of()),
            posts,
            kept,
            sums));
  }
}
