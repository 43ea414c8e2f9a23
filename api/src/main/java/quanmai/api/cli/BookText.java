package quanmai.api.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Summary;
import quanmai.scenarios.book.BookReport;
import quanmai.scenarios.book.BookReport.CashCheck;
import quanmai.scenarios.book.BookReport.DealMean;
import quanmai.scenarios.book.BookReport.Fund;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextTable;
import quanmai.scenarios.run.RunReport;
import quanmai.scenarios.run.RunReport.OutputReport;

/**
 * A run of a book as text for a terminal: the book's own results and those of the funds that nobody
 * in it holds, one row for every fund, whether cash was conserved, and the deals that cost and gave
 * most.
 */
final class BookText {

  private static final int SHOWN_DEALS = 5;

  /** A target of the ledger as a whole, not of one of its units. */
  private static final Pattern TARGET = Pattern.compile("city\\.T[0-9]+");

  /** What the table of funds or the cash check says. */
  private static final Set<String> IN_TABLES =
      Set.of("asked", "granted", "delayed", "shrunk", "dropped", "worst_cash_error");

  private final Console console;
  private final BookReport report;
  private final Map<String, OutputReport> outputs = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private BookText(Console console, BookReport report) {
    this.console = console;
    this.report = report;
    report.figures().outputs().forEach(output -> outputs.put(output.name(), output));
  }

  static List<String> of(Console console, BookReport report) {
    BookText text = new BookText(console, report);
    report.fans().forEach(fan -> text.lines.addAll(RunText.fan(console, fan, "book.fan")));
    text.targets();
    text.funds();
    text.cash();
    text.deals();
    return RunText.of(console, text.top(), null, text.lines);
  }

  /** What is shown in full. */
  private RunReport top() {
    RunReport all = report.figures();
    List<OutputReport> shown =
        all.outputs().stream().filter(output -> isTop(output.name())).toList();
    return new RunReport(all.name(), all.run(), shown, null, null, List.of(), List.of());
  }

  /** Whether it is a result of the book, or of a fund at its top. */
  private boolean isTop(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return true;
    }
    String member = name.substring(0, dot);
    boolean elsewhere = IN_TABLES.contains(name.substring(dot + 1));
    return !elsewhere
        && report.funds().stream()
            .anyMatch(fund -> fund.name().equals(member) && fund.level() == Fund.Level.TOP);
  }

  /** The targets of the ledger: how far each is reached, and how often it is met. */
  private void targets() {
    TextTable table =
        new TextTable(
            console.say("book.target"),
            console.say("book.attained"),
            "P5",
            "P50",
            "P95",
            console.say("book.met"),
            "±");
    boolean any = false;
    for (OutputReport target : report.figures().outputs()) {
      if (TARGET.matcher(target.name()).matches() && target.probability() != null) {
        OutputReport reached = outputs.get(target.name() + "_attainment");
        any = true;
        table.row(
            console.say(target.label()),
            attained(reached, summary -> summary.mean().value()),
            attained(reached, summary -> summary.quantile(0.05).value()),
            attained(reached, summary -> summary.median().value()),
            attained(reached, summary -> summary.quantile(0.95).value()),
            Style.PROBABILITY.of(target.probability().share()),
            Style.PROBABILITY.error(target.probability().standardError()));
      }
    }
    if (any) {
      lines.add(console.say("book.targets"));
      lines.addAll(table.lines(console.terminal().columns()));
      lines.add("");
    }
  }

  private static String attained(@Nullable OutputReport reached, ToDoubleFunction<Summary> figure) {
    return reached == null
        ? Style.NONE
        : Style.PROBABILITY.of(figure.applyAsDouble(reached.summary()));
  }

  private void funds() {
    TextTable table =
        new TextTable(
            console.say("book.fund"),
            console.say("book.irr") + " P5",
            "P50",
            "P95",
            console.say("run.mean"),
            "±",
            "MOIC",
            console.say("book.loses"),
            console.say("book.asked"),
            console.say("book.granted"),
            console.say("book.delayed"),
            console.say("book.dropped"));
    for (Fund fund : report.funds()) {
      OutputReport irr = outputs.get(fund.name() + ".net_irr");
      table.row(
          console.say(fund.label()),
          irr == null ? Style.NONE : Style.PERCENT.of(irr.summary().quantile(0.05).value()),
          irr == null ? Style.NONE : Style.PERCENT.of(irr.summary().median().value()),
          irr == null ? Style.NONE : Style.PERCENT.of(irr.summary().quantile(0.95).value()),
          irr == null ? Style.NONE : Style.PERCENT.of(irr.summary().mean().value()),
          irr == null ? Style.NONE : Style.PERCENT.error(irr.summary().mean().standardError()),
          mean(fund, "net_moic", Style.MULTIPLE),
          mean(fund, "loses", Style.PROBABILITY),
          mean(fund, "asked", Style.AMOUNT),
          mean(fund, "granted", Style.AMOUNT),
          mean(fund, "delayed", Style.AMOUNT),
          mean(fund, "dropped", Style.AMOUNT));
    }
    lines.add(console.say("book.funds"));
    lines.addAll(table.lines(console.terminal().columns()));
    lines.add("");
  }

  private String mean(Fund fund, String what, Style style) {
    @Nullable OutputReport output = outputs.get(fund.name() + "." + what);
    return output == null ? Style.NONE : style.of(output.summary().mean().value());
  }

  private void cash() {
    if (report.checks().isEmpty()) {
      return;
    }
    CashCheck worst = report.checks().getFirst();
    for (CashCheck check : report.checks()) {
      worst = check.largestYi() > worst.largestYi() ? check : worst;
    }
    lines.add(
        console.say(
            report.conserved() ? "book.conserved" : "book.conserved.not",
            Integer.toString(report.checks().size()),
            "%,d".formatted(report.figures().run().paths()),
            "%.1e".formatted(worst.largestYi() * 1e10),
            worst.fund(),
            Integer.toString(worst.path())));
    lines.add("");
  }

  private void deals() {
    List<DealMean> all = report.deals();
    if (all.isEmpty()) {
      return;
    }
    int n = SHOWN_DEALS;
    boolean some = all.size() > 2 * n;
    List<DealMean> shown = new ArrayList<>(some ? all.subList(0, n) : all);
    if (some) {
      shown.addAll(all.subList(all.size() - n, all.size()));
    }
    TextTable table =
        new TextTable(
            console.say("book.deal"),
            console.say("book.calls"),
            console.say("book.proceeds"),
            console.say("book.net"));
    for (DealMean deal : shown) {
      table.row(
          deal.name(),
          "%.4f".formatted(deal.callsYi()),
          "%.4f".formatted(deal.proceedsYi()),
          "%.4f".formatted(deal.netYi()));
    }
    String total = Integer.toString(all.size());
    lines.add(
        some
            ? console.say("book.deals", Integer.toString(n), total)
            : console.say("book.deals.all", total));
    lines.addAll(table.lines(console.terminal().columns()));
    lines.add("");
  }
}
