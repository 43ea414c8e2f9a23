package quanmai.api.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.book.Book;
import quanmai.models.book.Member;
import quanmai.scenarios.book.BookTrace;
import quanmai.scenarios.book.BookTrace.Line;
import quanmai.scenarios.book.BookTrace.Section;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.run.RunSettings;

/** One path of a book as text, from an investor down to the inputs. */
final class BookTraceText {

  private BookTraceText() {}

  /** A fund, and a class of its investors. */
  private record Chosen(String fund, String investor) {}

  /**
   * The trace of a path.
   *
   * @param investor as {@code fund.class}, or the class in the only fund that has it at the top;
   *     null for the first investor of the first fund
   */
  static List<String> of(
      Console console,
      Book book,
      RunSettings settings,
      int path,
      @Nullable String investor,
      List<String> via) {
    Chosen chosen = chosen(console, book, investor);
    List<String> lines = new ArrayList<>();
    lines.add(
        console.say(
            "explain.path",
            console.say(book.sheet().name()),
            Integer.toString(path),
            Long.toString(settings.seed())));
    for (Section section :
        BookTrace.of(book, settings, path, chosen.fund(), chosen.investor(), via)) {
      section(console, section, lines);
    }
    return lines;
  }

  private static Chosen chosen(Console console, Book book, @Nullable String investor) {
    List<String> known = new ArrayList<>();
    for (String fund : topFirst(book)) {
      for (String each : BookTrace.investors(book.member(fund))) {
        known.add(fund + "." + each);
      }
    }
    for (String each : known) {
      if (investor == null || each.equals(investor) || each.endsWith("." + investor)) {
        Member member = book.member(each.substring(0, each.indexOf('.')));
        return new Chosen(member.name(), each.substring(each.indexOf('.') + 1));
      }
    }
    throw new Refusal(
        console.say(
            "refused.investor", investor == null ? "" : investor, String.join(", ", known)));
  }

  /** Funds that hold funds come first. */
  private static List<String> topFirst(Book book) {
    List<String> order = new ArrayList<>(book.order().reversed());
    order.sort(Comparator.comparing(fund -> !holdsFunds(book, fund)));
    return order;
  }

  private static boolean holdsFunds(Book book, String fund) {
    return book.holdings().stream()
        .anyMatch(
            holding ->
                holding.fund().equals(fund)
                    && book.member(holding.held()).role() == Member.Role.FUND);
  }

  private static void section(Console console, Section section, List<String> lines) {
    lines.add("");
    lines.add(console.say(section.title()));
    TextTable table =
        new TextTable(
            console.say("explain.line"),
            console.say("explain.value"),
            "",
            console.say("explain.how"));
    for (Line line : section.rows()) {
      String name = line.name().isEmpty() ? "" : " (" + line.name() + ")";
      table.row(
          console.say(line.label()) + name,
          Double.isNaN(line.value()) ? "" : "%.6f".formatted(line.value()),
          line.unit(),
          line.how());
    }
    lines.addAll(table.lines(console.terminal().columns()));
    if (!Double.isNaN(section.sumYi())) {
      lines.add(
          console.say(
              "explain.sum",
              "%.10f".formatted(section.sumYi()),
              "%.10f".formatted(section.whole()),
              "%.1e".formatted(section.difference() * 1e10)));
    }
  }
}
