package quanmai.models.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Network;
import quanmai.engine.network.Part;
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

  /** The output that is a fund's largest difference between money in and money out. */
  public static final String CASH_ERROR = "cash_error";

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
   * @param grants where the decision of a fund about a deal stands, by {@code fund/deal}
   */
  public record Built(
      Network network,
      Map<String, Lowered> lowered,
      Map<String, Integer> partOf,
      List<Column> columns,
      Map<String, int[]> fans,
      Map<String, Part.Grant> grants) {}

  /** The values of the parameters of a member, or of one of its rows. */
  public static Map<String, Double> parameters(Built built, Member member, @Nullable Row row) {
    Lowered graph = Objects.requireNonNull(built.lowered().get(member.name()));
    return row == null ? graph.values() : Sheets.values(graph.values(), row);
  }

  private final Book book;
  private final Sheets sheets;
  private final Mode mode;
  private final Timeline timeline;
  private final NetworkDraft draft;
  private final Decisions decisions;
  private final Map<String, Integer> partOf = new LinkedHashMap<>();
  private final Map<String, Integer> resultSlots = new LinkedHashMap<>();
  private final Map<String, int[]> fans = new LinkedHashMap<>();
  private final Map<String, Lowered> graphs = new LinkedHashMap<>();

  private BookNetwork(Book book, Mode mode, ParameterChange change) {
    this.book = book;
    this.mode = mode;
    this.timeline = book.timeline();
    this.sheets = new Sheets(book, mode);
    this.draft = new NetworkDraft(sheets, timeline, change);
    this.decisions = new Decisions(book, sheets, draft);
  }

  /** Lowers and compiles all members of {@code book}. */
  public static Built build(Book book, Mode mode) {
    return build(book, mode, ParameterChange.NONE);
  }

  /** The same with other values for some parameters; the programs are the same. */
  public static Built build(Book book, Mode mode, ParameterChange change) {
    return new BookNetwork(book, mode, change).build();
  }

  private Built build() {
    for (Holding holding : book.holdings()) {
      holding.feeds().keySet().forEach(feed -> draft.feed(holding.fund(), feed));
    }
    book.asked().forEach(name -> resultSlots.put(name, draft.slot()));
    for (String fund : book.order()) {
      decisions.ration(book.member(fund));
    }
    deals();
    book.order().forEach(fund -> whole(book.member(fund)));
    if (book.members().containsKey(Book.LEDGER)) {
      whole(book.member(Book.LEDGER));
    }
    results();
    book.members().keySet().forEach(name -> graphs.put(name, sheets.lowered(name)));
    return new Built(draft.network(), graphs, partOf, draft.columns(), fans, decisions.all());
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
    Set<String> rows = member.rows().stream().map(Row::name).collect(Collectors.toSet());
    Map<Holding, List<Part.Post>> posts = new LinkedHashMap<>();
    for (Holding holding : holdingsOf(member)) {
      posts.put(holding, posts(holding, outputs, null));
    }
    Map<String, List<Part.Post>> counted = new HashMap<>();
    for (Book.Link link : book.links()) {
      if (rows.contains(link.member())) {
        counted.computeIfAbsent(link.member(), k -> new ArrayList<>()).add(count(link, outputs));
      }
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
              Part.Grant grant = decisions.of(holder.fund(), row.name());
              for (Part.Post post : Objects.requireNonNull(posts.get(holder))) {
                own.add(post.under(grant));
              }
            }
            Part.Grant lead = decisions.of(holders.getFirst().fund(), row.name());
            for (Part.Post post : counted.getOrDefault(row.name(), List.of())) {
              own.add(post.under(lead));
            }
            List<Part.Total> mine = new ArrayList<>();
            addTotal(mine, calls, row.name() + ".calls", lead);
            addTotal(mine, proceeds, row.name() + ".proceeds", lead);
            run(row.name(), draft.part(member, program, values, row, own, List.of(), mine));
          });
    }
  }

  private void addTotal(List<Part.Total> to, int output, String name, Part.@Nullable Grant grant) {
    if (output >= 0) {
      to.add(new Part.Total(output, draft.total(name), grant));
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
    new TreeMap<>(holding.feeds())
        .forEach(
            (feed, line) -> {
              SheetOutputs.Series series = outputs.series(line, feed);
              int[] slots = draft.feed(holding.fund(), feed);
              posts.add(
                  new Part.Post(series.outputs(), series.at(), slots, holding.share(), grant));
            });
    return posts;
  }

  /** What the ledger counts of a sheet. */
  private Part.Post count(Book.Link link, SheetOutputs outputs) {
    Timeline ledger = book.member(Book.LEDGER).checked().timeline();
    SheetOutputs.Series series = outputs.yearly(link.line(), link.stock(), ledger);
    int[] to = draft.yearly(link.feed(), ledger);
    return new Part.Post(
        series.outputs(), series.at(), to, link.weight(), null, timeline.stepsPerYear());
  }

  /** A single sheet with all its results. */
  private void whole(Member member) {
    SheetOutputs outputs = sheets.outputs(member.name());
    Lowered graph = sheets.lowered(member.name());
    List<Part.Post> posts = new ArrayList<>();
    Part.Grant lead = null;
    for (Holding holding : holdingsOf(member)) {
      Part.Grant grant = decisions.of(holding.fund(), member.name());
      lead = lead == null ? grant : lead;
      posts.addAll(posts(holding, outputs, grant));
    }
    for (Book.Link link : book.links()) {
      if (link.member().equals(member.name())) {
        posts.add(count(link, outputs).under(lead));
      }
    }
    List<Part.Keep> kept = new ArrayList<>();
    for (Lowered.Output output : graph.outputs()) {
      int number = outputs.add(output.name(), output.node());
      kept.add(new Part.Keep(number, draft.column(member.name(), output.name())));
      Integer slot = resultSlots.get(member.name() + "." + output.name());
      if (slot != null) {
        posts.add(new Part.Post(new int[] {number}, new int[1], new int[] {slot}, 1, null));
      }
    }
    if (member.checked().scope().symbols().containsKey(CASH_ERROR)) {
      int number = outputs.largest(CASH_ERROR);
      kept.add(new Part.Keep(number, draft.column(member.name(), CASH_ERROR)));
    }
    kept.addAll(fans(member, outputs));
    List<Part.Total> sums = new ArrayList<>();
    addTotal(sums, sum(member, outputs, Holding.CALLS), member.name() + ".calls", lead);
    addTotal(sums, sum(member, outputs, "portfolio_proceeds"), member.name() + ".proceeds", lead);
    run(member.name(), draft.part(member, outputs, posts, kept, sums));
  }

  private List<Part.Keep> fans(Member member, SheetOutputs outputs) {
    List<Part.Keep> kept = new ArrayList<>();
    String prefix = member.name() + ".";
    for (Source fan : book.sheet().fans()) {
      if (fan.text().startsWith(prefix)) {
        String line = fan.text().substring(prefix.length());
        Timeline own = member.checked().timeline();
        int[] at = new int[own.periods() + 1];
        Arrays.fill(at, -1);
        for (int t = own.firstT(); t <= own.periods(); t++) {
          at[t] = draft.column(member.name(), line + "[" + t + "]");
          kept.add(new Part.Keep(outputs.output(line, t), at[t]));
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
      kept.add(new Part.Keep(number, draft.column("", output.name())));
    }
    Program program = sheets.program(graph, outputs);
    var bound = program.bind(graph.values());
    run("", draft.part(new Part("", bound, Map.of(), given, List.of(), kept, List.of())));
  }

  private void run(String name, int part) {
    partOf.put(name, part);
    draft.task(new Task.Run(part));
  }
}
