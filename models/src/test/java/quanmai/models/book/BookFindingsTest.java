package quanmai.models.book;

import static org.assertj.core.api.Assertions.assertThat;
import static quanmai.models.book.TestBooks.DEAL;
import static quanmai.models.book.TestBooks.FUND;
import static quanmai.models.book.TestBooks.YEARLY;
import static quanmai.models.book.TestBooks.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;

/** A book with a mistake: which rule it breaks, where, and what may mend it. */
class BookFindingsTest {

  @TempDir private Path folder = Path.of("");

  private static final String HOLDINGS =
      """
      holdings:
        - {fund: f, in: d}
        - {fund: top, in: f, share: 50%}
      """;

  private static String book() {
    return head(YEARLY)
        + "deals:\n"
        + DEAL.formatted("d", "3")
        + "funds:\n"
        + FUND.formatted("f", "10")
        + FUND.formatted("top", "10")
        + HOLDINGS;
  }

  private static Finding only(String text) {
    List<Finding> findings = TestBooks.findings(text);
    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.where().shown()).startsWith("book.yaml:");
    assertThat(finding.advice().en()).startsWith("Maybe ");
    assertThat(finding.advice().zh()).startsWith("也许");
    return finding;
  }

  @Test
  void the_book_is_fine_before_a_mistake_is_made() {
    assertThat(TestBooks.findings(book())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in: d}                   | in: e}                                   | unknown-member",
        "in: d}                   | in: d, pipeline: d}                      | holding-of-what",
        "fund: f, in: d}          | fund: g, in: d}                          | unknown-member",
        "in: d}                   | in: d, share: 140%}                      | share-range",
        "in: d}                   | in: d, share: 40}                        | share-range",
        "in: d}                   | in: d, patience: 99}                     | patience",
        "in: d}                   | in: d, feeds: {portfolio_call: size}}    | unknown-feed",
        "in: d}                   | in: d, feeds: {portfolio_calls: sise}}   | undeclared-name",
        "in: f, share: 50%}       | in: f, share: 50%, investor: mother}     | no-feed",
        "in: f, share: 50%}       | in: [f, f], share: 60%}                  | shares-above-whole",
        "in: d}                   | in: [d, d], share: 60%}                  | shares-above-whole",
        "shared: [market]         | shared: [markt]                          | unknown-driver",
        "holdings:                | 'fans: [f.nett]\nholdings:'              | unknown-line",
        "holdings:                | 'outputs: {x: f.gott}\nholdings:'        | unknown-result",
        "holdings:                | 'outputs: {x: f.got +}\nholdings:'       | formula-syntax",
        "kind: book               | 'kind: book\nbanks: 1'                   | unknown-key",
      })
  void a_mistake_is_told(String right, String wrong, String rule) {
    String text = book().replaceFirst("\\Q" + right + "\\E", wrong.replace("$", ""));
    assertThat(text).isNotEqualTo(book());
    Finding finding = only(text);
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
  }

  /** By hand: 60% and the template's 10%, 15%, 25% and 1% are 111%. */
  @Test
  void a_fund_whose_shares_are_above_the_whole_is_told_in_a_book_too() {
    String fund = "  sub: {template: sub-fund, inputs: {size: 10, mother_share: 60%}}\n";
    List<Finding> findings = TestBooks.findings(book().replace("holdings:", fund + "holdings:"));
    assertThat(findings).extracting(Finding::rule).containsExactly("outside-range");
    assertThat(findings.getFirst().what().en()).contains("lps.industrial.amount is -1.1 亿元");
  }

  @Test
  void funds_that_hold_each_other_are_named() {
    Finding finding = only(book() + "  - {fund: f, in: top, share: 10%}\n");
    assertThat(finding.rule()).isEqualTo("holding-cycle");
    assertThat(finding.what().en()).contains("f, top");
  }

  @Test
  void a_ticket_that_the_fund_could_not_pay_alone_is_noted_and_the_book_runs() {
    String text =
        book().replaceFirst("size: \\{unit: 亿元, value: 3}", "size: {unit: 亿元, value: 12}");
    Finding finding = only(text);
    assertThat(finding.rule()).isEqualTo("ticket-above-commitment");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.what().en())
        .isEqualTo("d asks for 12.0000 亿元 in the base case; the fund f can pay 10.0000 at most");
    assertThat(TestBooks.outcome(text, null).book()).isNotNull();
    String half = text.replace("in: d}", "in: d, share: 50%}");
    assertThat(TestBooks.findings(half)).isEmpty();
  }

  @Test
  void a_deal_that_is_over_before_the_book_starts_is_refused() {
    String old =
        book()
            .replaceFirst(
                "inputs:", "timeline: {start: 2015-12-31, step: year, periods: 6}\n    inputs:");
    Finding finding = only(old);
    assertThat(finding.rule()).isEqualTo("deal-before-book");
    assertThat(finding.where().shown()).isEqualTo("book.yaml:54");
  }

  @ParameterizedTest
  @CsvSource({"2023-12-31,flows-before-book", "2030-12-31,flows-after-book"})
  void flows_that_the_book_has_no_period_for_are_noted(String start, String rule) {
    String text =
        book()
            .replaceFirst(
                "inputs:", "timeline: {start: " + start + ", step: year, periods: 6}\n    inputs:");
    Finding finding = only(text);
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void a_member_in_another_currency_has_no_rate() {
    assertThat(only(book().replaceFirst("    inputs:", "    currency: USD\n    inputs:")).rule())
        .isEqualTo("currency-without-rate");
  }

  @Test
  void a_fund_has_the_periods_of_the_book() {
    String text =
        book()
            .replaceFirst(
                "inputs: \\{size",
                "timeline: {start: 2026-12-31, step: quarter, periods: 6}\n    inputs: {size");
    assertThat(TestBooks.findings(text)).extracting(Finding::rule).contains("fund-timeline");
  }

  @ParameterizedTest
  @CsvSource({"'sheet: nowhere', unknown-sheet", "'sheet: c1\n    inputs: {x: 1}', sheet-and-own"})
  void a_sheet_that_is_not_there_or_twice(String member, String rule) {
    String text =
        head(YEARLY).replace("shared: [market]\n", "")
            + "deals:\n  d:\n    "
            + member
            + "\nfunds:\n"
            + FUND.formatted("f", "10")
            + "holdings:\n  - {fund: f, in: d}\n";
    assertThat(only(text).rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'name,inputs.sise\na,1'           |                  | unknown-input",
        "'name,inputs.size\na,-1'          |                  | outside-range",
        "'name,inputs.size\na,51'          |                  | outside-range",
        "'name,inputs.multiple\na,1'       |                  | random-input",
        "'name,sector\na,IT'               | where: {sektor: IT} | unknown-attribute",
        "'name,sector\na,IT'               | where: {sector: BIO} | no-deals",
        "'name,sector\na,IT'               | first: score     | unknown-attribute",
        "'name,sector\nf,IT'               |                  | duplicate-name",
      })
  void rows_that_do_not_fit_their_sheet(String rows, String more, String rule) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), rows + "\n");
    Finding finding = pipeline("", more == null ? "" : ", " + more);
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
  }

  @Test
  void streams_name_drivers_and_attributes() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "name,sector\na,IT\nb,\n");
    assertThat(pipeline("    streams: {level: sektor}\n", "").rule())
        .isEqualTo("unknown-attribute");
    assertThat(pipeline("    streams: {market: sector}\n", "").rule())
        .as("b has none")
        .isEqualTo("unknown-attribute");
    Files.writeString(folder.resolve("rows.csv"), "name,sector\na,IT\nb,BIO\n");
    assertThat(pipeline("    streams: {markett: sector}\n", "").rule()).isEqualTo("unknown-driver");
  }

  private Finding pipeline(String member, String holding) {
    String deals =
        DEAL.formatted("pipe", "1")
            .replaceFirst("\n", "\n    rows: rows.csv\n" + member)
            .replace("value: 1}", "value: 1, range: [0, 50]}");
    String text =
        head(YEARLY)
            + "pipelines:\n"
            + deals
            + "funds:\n"
            + FUND.formatted("f", "1000")
            + "holdings:\n  - {fund: f, pipeline: pipe"
            + holding
            + "}\n";
    List<Finding> findings = TestBooks.outcome(text, folder).findings();
    assertThat(findings).isNotEmpty();
    assertThat(findings.getFirst().advice().en()).startsWith("Maybe ");
    return findings.getFirst();
  }

  @Test
  void a_book_without_funds_or_with_broken_text_is_told() {
    String text = book();
    String none = text.substring(0, text.indexOf("funds:")) + HOLDINGS;
    assertThat(only(none).rule()).isEqualTo("missing-key");
    assertThat(only(text.replace("[market]", "[market")).rule()).startsWith("yaml");
    assertThat(TestBooks.findings("")).isNotEmpty();
  }

  @Test
  void all_mistakes_are_told_at_once() {
    String text =
        book()
            .replace("fund: f, in: d}", "fund: g, in: e, share: 2}")
            .replace("holdings:", "fans: [f.x]\nholdings:");
    assertThat(TestBooks.findings(text))
        .extracting(Finding::rule)
        .contains("unknown-member", "unknown-line");
  }
}
