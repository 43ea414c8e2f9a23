package quanmai.api.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import quanmai.engine.program.Graph;
import quanmai.models.book.Book;
import quanmai.models.book.Holding;
import quanmai.models.book.Member;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.run.Deal;

/** {@code list}: every line of a deal and the operations that its outputs need. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DealOptions deals = new DealOptions();

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Books.Found found = Books.find(console, deals.file());
    if (found != null) {
      return book(found);
    }
    Deal deal = deals.load(console);
    if (deal == null) {
      return ExitCode.REFUSED;
    }
    for (LineDef line : deal.checked().sheet().lines()) {
      line(deal, line);
    }
    console.out().println();
    console.out().println(console.say("list.program", deal.program().hash()));
    console.out().print(deal.program().listing(names(deal.lowered())));
    return ExitCode.DONE;
  }

  private int book(Books.Found found) {
    if (!deals.fixed().isEmpty()) {
      throw new Refusal(console.say("refused.book.option"));
    }
    if (!(found instanceof Books.Found.Ready(Book book))) {
      return ExitCode.REFUSED;
    }
    for (Member member : book.members().values()) {
      console
          .out()
          .println(
              "%s  [%s]  %s  (%s)"
                  .formatted(
                      member.name(),
                      console.say("list.role." + member.role().name().toLowerCase(Locale.ROOT)),
                      console.say(member.checked().sheet().name()),
                      member.rows().isEmpty()
                          ? member.place().shown()
                          : console.say("list.deals", member.rows().size())));
      book.holdings().stream()
          .filter(holding -> holding.fund().equals(member.name()))
          .forEach(holding -> holding(book, holding));
    }
    return ExitCode.DONE;
  }

  private void holding(Book book, Holding holding) {
    console
        .out()
        .println(
            "    "
                + console.say(
                    "list.holds",
                    Style.PERCENT.of(holding.share()),
                    holding.held(),
                    holding.rows().size()));
    new TreeMap<>(holding.feeds())
        .forEach(
            (feed, line) ->
                console
                    .out()
                    .println(
                        "        " + feed + " = " + formula(book.member(holding.held()), line)));
  }

  /** A line that the book wrote as its formula, any other by its name. */
  private static String formula(Member member, String name) {
    for (LineDef line : member.checked().sheet().lines()) {
      if (line.name().equals(name) && "book".equals(line.origin())) {
        return line.formulas().values().iterator().next().text();
      }
    }
    return name;
  }

  private void line(Deal deal, LineDef line) {
    Text label = line.facts().label();
    Source unit = line.facts().unit();
    String origin =
        line.origin() == null ? line.place().shown() : console.say("list.from", line.origin());
    console
        .out()
        .println(
            "%s  [%s]  %s  %s  (%s)"
                .formatted(
                    line.name(),
                    unit == null ? "" : unit.text(),
                    label == null ? "" : console.say(label),
                    console.say(dependence(deal, line.name())),
                    origin));
    line.formulas()
        .forEach(
            (phase, formula) ->
                console
                    .out()
                    .println(
                        "    "
                            + (phase.isEmpty() ? "" : phase + ": ")
                            + "= "
                            + formula.text().strip().replaceAll("\\s+", " ")));
  }

  /** Whether a draw reaches the line in some period. */
  private static String dependence(Deal deal, String line) {
    Graph graph = deal.lowered().graph();
    Timeline timeline = deal.checked().timeline();
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      Integer node = deal.lowered().nodes().get(new LineAt(line, t));
      if (node != null && !graph.isUniform(node)) {
        return "list.varies";
      }
    }
    return "list.uniform";
  }

  private static Map<Integer, String> names(Lowered lowered) {
    Map<Integer, String> names = new HashMap<>();
    for (Map.Entry<LineAt, Integer> entry : lowered.nodes().entrySet()) {
      String name = entry.getKey().line() + "[" + entry.getKey().t() + "]";
      names.merge(
          entry.getValue(), name, (a, b) -> List.of(a.split(" ")).size() > 2 ? a : a + " " + b);
    }
    return names;
  }
}
