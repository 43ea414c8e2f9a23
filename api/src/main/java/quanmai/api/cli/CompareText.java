package quanmai.api.cli;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.structure.Laid.Total;
import quanmai.scenarios.compare.CompareReport;
import quanmai.scenarios.compare.CompareReport.Amount;
import quanmai.scenarios.compare.CompareReport.Basis;
import quanmai.scenarios.compare.CompareReport.Difference;
import quanmai.scenarios.compare.CompareReport.PartyResult;
import quanmai.scenarios.compare.CompareReport.Result;
import quanmai.scenarios.compare.CompareReport.Row;
import quanmai.scenarios.market.MarketSnapshot;
import quanmai.scenarios.report.Style;
import quanmai.scenarios.report.TextTable;

/** A comparison of structures as text for a terminal. */
final class CompareText {

  private static final double YUAN = 1e8;
  private static final String FOREIGN = "USD";

  private final Console console;
  private final CompareReport report;
  private final List<String> lines = new ArrayList<>();

  private CompareText(Console console, CompareReport report) {
    this.console = console;
    this.report = report;
  }

  static List<String> of(Console console, CompareReport report, MarketSnapshot market) {
    CompareText text = new CompareText(console, report);
    text.head(market);
    text.returns();
    text.money();
    text.differences();
    text.lines.add(console.say("compare.vat"));
    text.lines.add(console.say("run.notice"));
    return text.lines;
  }

  private void head(MarketSnapshot market) {
    lines.add(console.say(report.deal()));
    lines.add(
        console.say(
            "compare.head",
            "%,d".formatted(report.paths()),
            Long.toString(report.seed()),
            "%.2f".formatted(report.seconds()),
            report.market().toString(),
            "%.4f".formatted(market.forward(FOREIGN, market.date())),
            forward(market, 1),
            forward(market, 3),
            forward(market, 5)));
    lines.add("");
  }

  private static String forward(MarketSnapshot market, int years) {
    return "%.4f".formatted(market.forward(FOREIGN, market.date().plusYears(years)));
  }

  private String name(Row row, PartyResult party) {
    String label = console.say(row.label());
    return row.parties().size() == 1 ? label : label + " / " + console.say(party.label());
  }

  private String basis(Result result) {
    return console.say("compare.basis." + result.basis().name(), result.currency());
  }

  private void returns() {
    TextTable table =
        new TextTable(
            console.say("compare.structure"),
            console.say("compare.basis"),
            console.say("compare.base"),
            console.say("compare.mean"),
            "±",
            "P5",
            "P50",
            "P95",
            console.say("compare.moic"),
            "±",
            console.say("compare.reaches"),
            "±");
    for (Row row : report.rows()) {
      for (PartyResult party : row.parties()) {
        for (Result result : party.results()) {
          boolean first = result.basis() == Basis.HOME;
          table.row(
              first ? name(row, party) : "",
              basis(result),
              Style.PERCENT.of(result.baseIrr()),
              Style.PERCENT.of(result.irr().mean().value()),
              Style.PERCENT.error(result.irr().mean().standardError()),
              Style.PERCENT.of(result.irr().quantile(0.05).value()),
              Style.PERCENT.of(result.irr().quantile(0.5).value()),
              Style.PERCENT.of(result.irr().quantile(0.95).value()),
              Style.MULTIPLE.of(result.moic().mean().value()),
              Style.MULTIPLE.error(result.moic().mean().standardError()),
              Style.PROBABILITY.of(result.reaches().share()),
              Style.PROBABILITY.error(result.reaches().standardError()));
        }
      }
    }
    lines.addAll(table.lines(console.terminal().columns()));
    lines.add("");
  }

  private void money() {
    List<String> header = new ArrayList<>(List.of(console.say("compare.money")));
    for (Total total : Total.values()) {
      header.add(console.say("compare." + total.name()));
      header.add("±");
    }
    TextTable table = new TextTable(header.toArray(String[]::new));
    double gap = 0;
    for (Row row : report.rows()) {
      List<String> cells = new ArrayList<>(List.of(console.say(row.label())));
      for (Total total : Total.values()) {
        Amount amount = row.totals().get(total);
        cells.add(amount == null ? Style.NONE : Style.AMOUNT.of(amount.mean().value()));
        cells.add(amount == null ? "" : Style.AMOUNT.error(amount.mean().standardError()));
      }
      table.row(cells.toArray(String[]::new));
      gap = Math.max(gap, row.largestGap());
    }
    lines.addAll(table.lines(console.terminal().columns()));
    lines.add(console.say("compare.gap", "%.4f".formatted(gap * YUAN)));
    for (Row row : report.rows()) {
      row.quotas()
          .forEach(
              (label, exceeded) -> {
                if (exceeded.share() > 0) {
                  lines.add(
                      console.say(
                          "compare.quota",
                          console.say(row.label()),
                          console.say(label),
                          Style.PROBABILITY.of(exceeded.share())));
                }
              });
    }
    lines.add("");
  }

  private void differences() {
    TextTable table =
        new TextTable(
            console.say(
                "compare.differences",
                name(report.rows().getFirst(), report.rows().getFirst().parties().getFirst())),
            console.say("compare.basis"),
            console.say("compare.base"),
            console.say("compare.mean"),
            "±");
    boolean first = true;
    for (Row row : report.rows()) {
      for (PartyResult party : row.parties()) {
        for (Result result : first ? List.<Result>of() : party.results()) {
          Difference difference = result.difference();
          if (difference != null) {
            table.row(
                result.basis() == Basis.HOME ? name(row, party) : "",
                basis(result),
                Style.PERCENT.of(difference.base()),
                Style.PERCENT.of(difference.mean().value()),
                Style.PERCENT.error(difference.mean().standardError()));
          }
        }
        first = false;
      }
    }
    lines.addAll(table.lines(console.terminal().columns()));
    lines.add("");
  }
}
