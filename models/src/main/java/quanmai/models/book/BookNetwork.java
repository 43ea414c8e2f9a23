package quanmai.models.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Network;
import quanmai.engine.network.Part;
import quanmai.engine.network.Rationing;
import quanmai.engine.network.Task;
import quanmai.engine.program.Program;
import quanmai.models.book.Member.Role;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.Source;
import quanmai.models.timeline.Timeline;

/**
 * A book as a network: on each path the funds say what they can pay, the deals ask, the funds
 * decide; then the deals run, and money goes up from fund to fund.
 *
 * <p>Deals run in the order of their names, wherever they stand in the file, so that sums have the
 * same bits; and each draws from streams of its own name, so that no deal moves another.
 */
public final class BookNetwork {

  /** What fans are drawn from, at most. */
  public static final int FAN_PATHS = 4096;

  /** The output that is a fund's largest difference between money in and money out. */
  public static final String CASH_ERROR = "cash_error";

  private static final String CAPACITY = "capacity";
  private static final String DEAL_LIMIT = "deal_limit";
  private static final String INVESTMENT = "investment";

  /** A column of the result: an output of a member, or a count of a fund's decisions. */
  public record Column(String member, String output) {
    public String name() {
      return member + "." + output;
    }
  }

  /**
   * A book that can be run.
   *
   * @param lowered the graph of each member, and of the results under the empty name
   * @param partOf the part of each single member, and of each deal of a pipeline
   * @param columns of the network's kept values, in order
   * @param fans the columns of each fan, by the book's period
   */
  public record Built(
      Network network,
      Map<String, Lowered> lowered,
      Map<String, Integer> partOf,
      List<Column> columns,
      Map<String, int[]> fans) {}

  /** Which fund decided on which deal. */
  private record Asked(String fund, String deal) {}

  private final Book book;
  private final Sheets sheets;
  private final Mode mode;
  private final Timeline timeline;
  private int slots;
  private final List<Part> parts = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<String> totals = new ArrayList<>();
  private final List<Network.KeptSlot> keptSlots = new ArrayList<>();
  private final Map<String, Integer> partOf = new LinkedHashMap<>();
  private final Map<String, Map<String, int[]>> feedSlots = new LinkedHashMap<>();
  private final Map<Asked, Part.Grant> grants = new LinkedHashMap<>();
  private final Map<String, Integer> resultSlots = new LinkedHashMap<>();
  private final Map<String, int[]> fans = new LinkedHashMap<>();
  private final Map<String, Lowered> graphs = new LinkedHashMap<>();

  private BookNetwork(Book book, Mode mode) {
    this.book = book;
    this.mode = mode;
    this.timeline = book.timeline();
    this.sheets = new Sheets(book, mode);
  }

  /** Lowers and compiles all members of {@code book}. */
  public static Built build(Book book, Mode mode) {
    return new BookNetwork(book, mode).build();
  }

  private Built build() {
    for (Holding holding : book.holdings()) {
      Map<String, int[]> of = feedSlots.computeIfAbsent(holding.fund(), k -> new LinkedHashMap<>());
      holding.feeds().keySet().forEach(feed -> of.computeIfAbsent(feed, k -> series()));
    }
    book.asked().forEach(name -> resultSlots.put(name, slots++));
    for (String fund : book.order()) {
      ration(book.member(fund));
    }
    deals();
    book.order().forEach(fund -> whole(book.member(fund)));
    results();
    book.members().keySet().forEach(name -> graphs.put(name, sheets.lowered(name)));
    Network network =
        new Network(
            slots, parts, tasks, columns.stream().map(Column::name).toList(), totals, keptSlots);
    return new Built(network, graphs, partOf, List.copyOf(columns), fans);
  }

  /** Slots for the periods of the book, by t. */
  private int[] series() {
    int[] series = new int[timeline.periods() + 1];
    for (int t = 0; t < series.length; t++) {
      series[t] = slots++;
    }
    return series;
  }

  private int column(String member, String output) {
    columns.add(new Column(member, output));
    return columns.size() - 1;
  }

  /** What a fund can pay, who asks, and what it decides. */
  private void ration(Member fund) {
    List<Holding> limited =
        book.holdings().stream()
            .filter(h -> h.fund().equals(fund.name()) && h.shortage() != null)
            .toList();
    if (limited.isEmpty()) {
      return;
    }
    Holding.Shortage shortage = Objects.requireNonNull(limited.getFirst().shortage());
    int[] capacity = series();
    boolean hasLimit = fund.checked().scope().symbols().containsKey(DEAL_LIMIT);
    int[] limit = hasLimit ? series() : new int[0];
    capacityPart(fund, capacity, limit);
    List<Rationing.Asker> askers = new ArrayList<>();
    for (Holding holding : limited) {
      askers.addAll(ask(holding));
    }
    Rationing.Counts counts = new Rationing.Counts(slots++, slots++, slots++, slots++, slots++);
    Timeline.Range open = timeline(fund).phases().getOrDefault(INVESTMENT, timeline.all());
    tasks.add(
        new Task.Decide(
            new Rationing(
                askers,
                capacity,
                limit,
                open.first(),
                open.last(),
                shortage.rule(),
                shortage.patiencePeriods(),
                shortage.leastShare(),
                counts)));
    keep(fund, "asked", counts.asked());
    keep(fund, "granted", counts.granted());
    keep(fund, "delayed", counts.delayed());
    keep(fund, "shrunk", counts.shrunk());
    keep(fund, "dropped", counts.dropped());
  }

  private static Timeline timeline(Member member) {
    return member.checked().timeline();
  }

  private void keep(Member fund, String what, int slot) {
    keptSlots.add(new Network.KeptSlot(slot, column(fund.name(), what)));
  }

  /** A part that computes what a fund can pay, before anybody asks. */
  private void capacityPart(Member fund, int[] capacity, int[] limit) {
    SheetOutputs outputs = sheets.newOutputs(fund);
    List<Part.Post> posts = new ArrayList<>();
    posts.add(balance(outputs, CAPACITY, capacity));
    if (limit.length > 0) {
      posts.add(balance(outputs, DEAL_LIMIT, limit));
    }
    part(fund, outputs, NO_ROW, posts, List.of(), List.of());
    tasks.add(new Task.Run(parts.size() - 1));
  }

  private Part.Post balance(SheetOutputs outputs, String line, int[] to) {
    int n = timeline.periods() - timeline.firstT() + 1;
    int[] numbers = new int[n];
    int[] at = new int[n];
    for (int k = 0; k < n; k++) {
      at[k] = timeline.firstT() + k;
      numbers[k] = outputs.output(line, at[k]);
    }
    return new Part.Post(numbers, at, to, 1, null);
  }

  private static final @Nullable Row NO_ROW = null;

  private List<Rationing.Asker> ask(Holding holding) {
    Member held = book.member(holding.held());
    String calls = holding.feeds().get(Holding.CALLS);
    List<Rationing.Asker> askers = new ArrayList<>();
    if (calls == null) {
      return askers;
    }
    SheetOutputs outputs = sheets.newOutputs(held);
    SheetOutputs.Series series = outputs.series(calls, Holding.CALLS);
    for (int k = 0; k < series.outputs().length; k++) {
      if (series.outputs()[k] != k) {
        throw new IllegalStateException("amounts out of order");
      }
    }
    Program program = sheets.program(sheets.lowered(held.name()), outputs);
    Map<String, Double> values = sheets.lowered(held.name()).values();
    for (int number : holding.rows()) {
      Row row = held.rows().isEmpty() ? null : held.rows().get(number);
      String name = row == null ? held.name() : row.name();
      part(held, program, values, row, List.of(), List.of(), List.of());
      int start = slots++;
      int total = slots++;
      Part.Grant grant = new Part.Grant(slots++, slots++);
      grants.put(new Asked(holding.fund(), name), grant);
      tasks.add(new Task.Ask(parts.size() - 1, series.at(), holding.share(), start, total));
      askers.add(new Rationing.Asker(start, total, grant));
    }
    return askers;
  }

  /** All deals, in the order of their names. */
  private void deals() {
    Map<String, Runnable> byName = new TreeMap<>();
    for (Member member : book.members().values()) {
      if (member.role() == Role.DEAL) {
        byName.put(member.name(), () -> whole(member));
      } else if (member.role() == Role.PIPELINE) {
        pipeline(member, byName);
      }
    }
    byName.values().forEach(Runnable::run);
  }

  private void pipeline(Member member, Map<String, Runnable> byName) {
    SheetOutputs outputs = sheets.outputs(member.name());
    Map<Holding, List<Part.Post>> posts = new LinkedHashMap<>();
    List<Part.Total> sums = new ArrayList<>();
    for (Holding holding : holdingsOf(member)) {
      posts.put(holding, posts(holding, outputs, null));
    }
    int calls = sum(member, outputs, Holding.CALLS);
    int proceeds = sum(member, outputs, "portfolio_proceeds");
    Program program = sheets.program(sheets.lowered(member.name()), outputs);
    Map<String, Double> values = sheets.lowered(member.name()).values();
    for (int k = 0; k < member.rows().size(); k++) {
      Row row = member.rows().get(k);
      int number = k;
      List<Holding> holders =
          posts.keySet().stream().filter(h -> h.rows().contains(number)).toList();
      if (holders.isEmpty()) {
        continue; // nobody holds it, so nothing of it is asked for
      }
      byName.put(
          row.name(),
          () -> {
            List<Part.Post> own = new ArrayList<>();
            for (Holding holder : holders) {
              Part.Grant grant = grants.get(new Asked(holder.fund(), row.name()));
              for (Part.Post post : Objects.requireNonNull(posts.get(holder))) {
                own.add(
                    new Part.Post(post.outputs(), post.at(), post.slots(), post.weight(), grant));
              }
            }
            Part.Grant lead = grants.get(new Asked(holders.getFirst().fund(), row.name()));
            List<Part.Total> mine = new ArrayList<>(sums);
            addTotal(mine, calls, row.name() + ".calls", lead);
            addTotal(mine, proceeds, row.name() + ".proceeds", lead);
            part(member, program, values, row, own, List.of(), mine);
            partOf.put(row.name(), parts.size() - 1);
            tasks.add(new Task.Run(parts.size() - 1));
          });
    }
  }

  private void addTotal(List<Part.Total> to, int output, String name, Part.@Nullable Grant grant) {
    if (output >= 0) {
      totals.add(name);
      to.add(new Part.Total(output, totals.size() - 1, grant));
    }
  }

  /** The output for the sum of what a member gives a feed; -1 where it gives nothing. */
  private int sum(Member member, SheetOutputs outputs, String feed) {
    for (Holding holding : holdingsOf(member)) {
      String line = holding.feeds().get(feed);
      if (line != null) {
        return outputs.total(line);
      }
    }
    return -1;
  }

  private List<Holding> holdingsOf(Member member) {
    return book.holdings().stream().filter(h -> h.held().equals(member.name())).toList();
  }

  /** What of a member goes to a holder's feeds. */
  private List<Part.Post> posts(Holding holding, SheetOutputs outputs, Part.@Nullable Grant grant) {
    List<Part.Post> posts = new ArrayList<>();
    Map<String, int[]> to = Objects.requireNonNull(feedSlots.get(holding.fund()));
    new TreeMap<>(holding.feeds())
        .forEach(
            (feed, line) -> {
              SheetOutputs.Series series = outputs.series(line, feed);
              int[] slotsOf = Objects.requireNonNull(to.get(feed));
              posts.add(
                  new Part.Post(series.outputs(), series.at(), slotsOf, holding.share(), grant));
            });
    return posts;
  }

  /** A single sheet with all its results. */
  private void whole(Member member) {
    SheetOutputs outputs = sheets.outputs(member.name());
    Lowered graph = sheets.lowered(member.name());
    List<Part.Post> posts = new ArrayList<>();
    Part.Grant lead = null;
    for (Holding holding : holdingsOf(member)) {
      Part.Grant grant = grants.get(new Asked(holding.fund(), member.name()));
      lead = lead == null ? grant : lead;
      posts.addAll(posts(holding, outputs, grant));
    }
    List<Part.Keep> kept = new ArrayList<>();
    for (Lowered.Output output : graph.outputs()) {
      int number = outputs.add(output.name(), output.node());
      kept.add(keep(number, column(member.name(), output.name())));
      Integer slot = resultSlots.get(member.name() + "." + output.name());
      if (slot != null) {
        posts.add(new Part.Post(new int[] {number}, new int[1], new int[] {slot}, 1, null));
      }
    }
    if (member.checked().scope().symbols().containsKey(CASH_ERROR)) {
      int number = outputs.largest(CASH_ERROR);
      kept.add(keep(number, column(member.name(), CASH_ERROR)));
    }
    kept.addAll(fans(member, outputs));
    List<Part.Total> sums = new ArrayList<>();
    addTotal(sums, sum(member, outputs, Holding.CALLS), member.name() + ".calls", lead);
    addTotal(sums, sum(member, outputs, "portfolio_proceeds"), member.name() + ".proceeds", lead);
    part(member, outputs, NO_ROW, posts, kept, sums);
    partOf.put(member.name(), parts.size() - 1);
    tasks.add(new Task.Run(parts.size() - 1));
  }

  private static Part.Keep keep(int output, int column) {
    return new Part.Keep(output, column, Integer.MAX_VALUE);
  }

  private List<Part.Keep> fans(Member member, SheetOutputs outputs) {
    List<Part.Keep> kept = new ArrayList<>();
    String prefix = member.name() + ".";
    for (Source fan : book.sheet().fans()) {
      if (fan.text().startsWith(prefix)) {
        String line = fan.text().substring(prefix.length());
        Timeline own = timeline(member);
        int[] at = new int[own.periods() + 1];
        Arrays.fill(at, -1);
        for (int t = own.firstT(); t <= own.periods(); t++) {
          at[t] = column(member.name(), line + "[" + t + "]");
          kept.add(new Part.Keep(outputs.output(line, t), at[t], FAN_PATHS));
        }
        fans.put(fan.text(), at);
      }
    }
    return kept;
  }

  /** The sheet over the results of members. */
  private void results() {
    if (book.results() == null) {
      return;
    }
    Map<String, int[]> given = new LinkedHashMap<>();
    for (String name : book.asked()) {
      int[] slot = {Objects.requireNonNull(resultSlots.get(name))};
      given.put(name, slot);
      given.put(name + Results.VALUE, slot);
    }
    Lowered graph = Lowering.lower(book.results(), mode, given.keySet());
    graphs.put("", graph);
    SheetOutputs outputs = new SheetOutputs(graph, book.results().timeline(), timeline);
    List<Part.Keep> kept = new ArrayList<>();
    for (Lowered.Output output : graph.outputs()) {
      int number = outputs.add(output.name(), output.node());
      kept.add(keep(number, column("", output.name())));
    }
    Program program = sheets.program(graph, outputs);
    parts.add(
        new Part("", program.bind(graph.values()), Map.of(), given, List.of(), kept, List.of()));
    partOf.put("", parts.size() - 1);
    tasks.add(new Task.Run(parts.size() - 1));
  }

  private void part(
      Member member,
      SheetOutputs outputs,
      @Nullable Row row,
      List<Part.Post> posts,
      List<Part.Keep> kept,
      List<Part.Total> sums) {
    Lowered graph = sheets.lowered(member.name());
    part(member, sheets.program(graph, outputs), graph.values(), row, posts, kept, sums);
  }

  private void part(
      Member member,
      Program program,
      Map<String, Double> values,
      @Nullable Row row,
      List<Part.Post> posts,
      List<Part.Keep> kept,
      List<Part.Total> sums) {
    var bound = program.bind(row == null ? values : Sheets.values(values, row));
    Map<String, String> attributes = row == null ? Map.of() : row.attributes();
    parts.add(
        new Part(
            row == null ? member.name() : row.name(),
            bound,
            sheets.shared(member, bound, attributes),
            feedSlots.getOrDefault(member.name(), Map.of()),
            posts,
            kept,
            sums));
  }
}
