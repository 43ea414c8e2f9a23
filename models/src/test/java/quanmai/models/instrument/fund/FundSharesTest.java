package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.deal.DealReader;
import quanmai.models.instrument.SheetText;
import quanmai.models.termsheet.Finding;

/** Shares of a fund that are inputs or formulas and do not add up in the base case. */
class FundSharesTest {

  private static List<Finding> checked(String text) {
    return DealReader.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), List.of())
        .findings();
  }

  private static List<Finding> findings(String template, String inputs) {
    return checked(
        "quanmai: 1\nkind: fund\ntemplate: %s\nname: test\ninputs: {size: 10, %s}\n"
            .formatted(template, inputs));
  }

  private static void refused(List<Finding> all, String path, String read) {
    assertThat(all).extracting(Finding::rule).containsExactly("outside-range");
    Finding one = all.getFirst();
    assertThat(one.severity()).isEqualTo(Finding.Severity.REFUSED);
    assertThat(one.where().path()).isEqualTo(path);
    assertThat(one.what().en()).contains(read);
    assertThat(one.advice().en()).startsWith("Maybe shares do not add up to 100%");
    assertThat(one.advice().zh()).startsWith("也许");
  }

  /** By hand: 60% + 10% + 15% + 25% + 1% = 111%, of 10 are -1.1 left. */
  @Test
  void aFundWhoseSharesLeaveLessThanNothingForTheLastClass() {
    List<Finding> all = findings("sub-fund", "mother_share: 60%");
    refused(all, "instruments.lps.investors.industrial.amount", "lps.industrial.amount is -1.1 亿元");
    assertThat(all.getFirst().what().en())
        .contains("mother_share = 60%", "district_share = 10%", "institution_share = 25%");
    assertThat(findings("sub-fund", "mother_share: 49%")).isEmpty();
    assertThat(findings("sub-fund", "mother_share: 49.0001%")).isNotEmpty();
  }

  @Test
  void aRandomShareCountsAtItsBaseCase() {
    String drawn = "mother_share: {value: %s, distribution: {uniform: {min: 20%%, max: 48%%}}}";
    assertThat(findings("sub-fund", drawn.formatted("40%"))).isEmpty();
    refused(
        findings("sub-fund", drawn.formatted("55%")),
        "instruments.lps.investors.industrial.amount",
        "mother_share = 55%");
  }

  private static List<Finding> use(String use) {
    return checked(
        new SheetText("year", 6)
            .schedule("x", "亿元", 1, 1)
            .schedule("part", "share", 0, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3)
            .use("w", use)
            .toString()
            .replace("outputs: {n: N}", "outputs: {n: N, p: sum(part)}"));
  }

  @Test
  void sharesThatAreFormulasAddUp() {
    String classes = "type: class-split, amount: x, classes: {a: {share: 0.7}, b: {share: %s}}";
    assertThat(use(classes.formatted("1 - 0.7"))).isEmpty();
    refused(use(classes.formatted("0.2 + 0.2")), "instruments.w", "w.shares is 110%");
    refused(use(classes.formatted("2 * part")), "instruments.w", "w.shares is 70%");
    String given =
        "type: give-up, contributed: x, received: x, share: 0.5, when: t > 0,"
            + " to: {gp: {share: 0.7}, lp: {share: %s}}";
    assertThat(use(given.formatted("1 - 0.7"))).isEmpty();
    refused(use(given.formatted("0.2 + 0.2")), "instruments.w", "w.shares is 110%");
  }

  @Test
  void aShareIsAPartOfAWholeWhereItIsAFormulaToo() {
    String terms =
        "type: european-waterfall, contributed: x, proceeds: x, hurdle: 8%, carry: 20%, ";
    assertThat(use(terms + "gp_share: 3 * part")).isEmpty();
    refused(
        use(terms + "gp_share: 4 * part"), "instruments.w.gp_share", "w.gp_share is 120% (t = 1)");
    refused(use(terms + "catch_up: 3 * 0.5"), "instruments.w.catch_up", "w.catch_up_share is 150%");
    String loss =
        "type: loss-sharing, government_contributed: x, government_received: x,"
            + " others_contributed: x, others_received: x, cap: 20%, share: ";
    refused(use(loss + "4 * part"), "instruments.w.share", "w.share is 120%");
  }
}
