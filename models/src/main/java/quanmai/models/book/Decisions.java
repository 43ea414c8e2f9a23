package quanmai.models.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Part;
import quanmai.engine.network.Rationing;
import quanmai.engine.network.Task;
import quanmai.engine.program.Program;
import quanmai.models.pipeline.Row;
import quanmai.models.timeline.Timeline;

/** Funds that can be short: what each can pay, which deals ask it, and what it decides. */
final class Decisions {

  private static final String CAPACITY = "capacity";
  private static final String DEAL_LIMIT = "deal_limit";

  /** A condition: whether a fund may begin new holdings. */
  private static final String INVESTING = "term.investing";

  /** Which fund decided on which deal. */
  private record Asked(String fund, String deal) {}

  private final Book book;
  private final Sheets sheets;
  private final NetworkDraft draft;
  private final Timeline timeline;
  private final Map<Asked, Part.Grant> grants = new LinkedHashMap<>();

  Decisions(Book book, Sheets sheets, NetworkDraft draft) {
    this.book = book;
    this.sheets = sheets;
    this.draft = draft;
    this.timeline = book.timeline();
  }

  /** Where the decision of a fund about a deal stands; null where there was nothing to decide. */
  Part.@Nullable Grant of(String fund, String deal) {
    return grants.get(new Asked(fund, deal));
  }

  /** All decisions, by {@code fund/deal}. */
  Map<String, Part.Grant> all() {
    Map<String, Part.Grant> all = new LinkedHashMap<>();
    grants.forEach((asked, grant) -> all.put(asked.fund() + "/" + asked.deal(), grant));
    return all;
  }

  /** What a fund can pay, who asks, and what it decides. */
  void ration(Member fund) {
    List<Holding> limited =
        book.holdings().stream()
            .filter(h -> h.fund().equals(fund.name()) && h.shortage() != null)
            .toList();
    if (limited.isEmpty()) {
      return;
    }
    int[] capacity = draft.series();
    boolean hasLimit = fund.checked().scope().symbols().containsKey(DEAL_LIMIT);
    int[] limit = hasLimit ? draft.series() : new int[0];
    boolean closes = fund.checked().scope().symbols().containsKey(INVESTING);
    int[] open = closes ? draft.series() : new int[0];
    capacityPart(fund, capacity, limit, open);
    List<Rationing.Asker> askers = new ArrayList<>();
    for (Holding holding : limited) {
      askers.addAll(ask(holding));
    }
    Rationing.Counts counts =
        new Rationing.Counts(draft.slot(), draft.slot(), draft.slot(), draft.slot(), draft.slot());
    draft.task(new Task.Decide(new Rationing(askers, capacity, limit, open, counts)));
    draft.keep(fund.name(), "asked", counts.asked());
    draft.keep(fund.name(), "granted", counts.granted());
    draft.keep(fund.name(), "delayed", counts.delayed());
    draft.keep(fund.name(), "shrunk", counts.shrunk());
    draft.keep(fund.name(), "dropped", counts.dropped());
  }

  /** A part that computes what a fund can pay, before anybody asks. */
  private void capacityPart(Member fund, int[] capacity, int[] limit, int[] open) {
    SheetOutputs outputs = sheets.newOutputs(fund);
    List<Part.Post> posts = new ArrayList<>();
    posts.add(balance(outputs, CAPACITY, capacity));
    if (limit.length > 0) {
      posts.add(balance(outputs, DEAL_LIMIT, limit));
    }
    if (open.length > 0) {
      posts.add(balance(outputs, INVESTING, open));
    }
    draft.task(new Task.Run(draft.part(fund, outputs, posts, List.of(), List.of())));
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

  private List<Rationing.Asker> ask(Holding holding) {
    Member held = book.member(holding.held());
    String calls = holding.feeds().get(Holding.CALLS);
    Holding.Shortage shortage = Objects.requireNonNull(holding.shortage());
    Rationing.Terms terms =
        new Rationing.Terms(shortage.rule(), shortage.patiencePeriods(), shortage.leastShare());
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
      int part = draft.part(held, program, values, row, List.of(), List.of(), List.of());
      int start = draft.slot();
      int total = draft.slot();
      Part.Grant grant = new Part.Grant(draft.slot(), draft.slot());
      grants.put(new Asked(holding.fund(), name), grant);
      draft.task(new Task.Ask(part, series.at(), holding.share(), start, total));
      askers.add(new Rationing.Asker(start, total, grant, terms));
    }
    return askers;
  }
}
