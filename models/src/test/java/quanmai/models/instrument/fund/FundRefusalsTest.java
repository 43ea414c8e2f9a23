package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.termsheet.Finding;

/** What the terms of funds refuse, where, and with what advice. */
class FundRefusalsTest {

  private static final String WATERFALL =
      "type: european-waterfall, contributed: x, proceeds: x, hurdle: 8%, ";

  private static void finds(
      Finding.Severity severity, String rule, String path, String advice, String use) {
    List<Finding> findings =
        NaiveSheet.findings(
            new SheetText("year", 6).schedule("x", "亿元", 1, 1).use("w", use).toString());
    assertThat(findings).extracting(Finding::rule).containsExactly(rule);
    Finding finding = findings.getFirst();
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.where().path()).isEqualTo("instruments." + path);
    assertThat(finding.advice().en()).startsWith("Maybe").contains(advice);
    assertThat(finding.advice().zh()).startsWith("也许");
  }

  private static void refused(String rule, String path, String advice, String use) {
    finds(Finding.Severity.REFUSED, rule, path, advice, use);
  }

  @Test
  void carryAndCatchUpThatCannotBeMeant() {
    refused("carry-share", "w.carry", "20%", WATERFALL + "carry: 100%");
    refused("catch-up-share", "w.catch_up", "100%", WATERFALL + "carry: 20%, catch_up: 20%");
    refused("gp-commitment", "w.gp_carry", "gp_share", WATERFALL + "carry: 20%, gp_carry: free");
  }

  @Test
  void tiersThatAreOutOfOrder() {
    String tiers = WATERFALL.replace("%", "%%") + "carry: 20%%, tiers: {a: {%s}, b: {%s}}";
    refused(
        "tier-order",
        "w.tiers.b.irr",
        "in order",
        tiers.formatted("irr: 15%, carry: 25%", "irr: 12%, carry: 30%"));
    refused(
        "tier-order",
        "w.tiers.b.carry",
        "in order",
        tiers.formatted("irr: 15%, carry: 30%", "irr: 20%, carry: 25%"));
    refused(
        "tier-order",
        "w.tiers.a.irr",
        "above the hurdle",
        tiers.formatted("irr: 8%, carry: 25%", "multiple: 3, carry: 30%"));
    refused(
        "tier-order",
        "w.tiers.b.multiple",
        "in order",
        tiers.formatted("multiple: 2, carry: 25%", "multiple: 1.5, carry: 30%"));
    refused(
        "tier-opens", "w.tiers", "irr: 12%", tiers.formatted("irr: 15%, carry: 25%", "carry: 30%"));
  }

  @Test
  void sharesThatDoNotAddUp() {
    String split = "type: class-split, amount: x, classes: {a: {%s}, b: {%s}}";
    refused("class-shares", "w.classes", "missing", split.formatted("share: 30%", "share: 60%"));
    refused("class-shares", "w.classes", "twice", split.formatted("share: 60%", "share: 60%"));
    refused(
        "class-basis", "w.classes", "contributed", split.formatted("share: 30%", "contributed: x"));
    refused(
        "give-up-shares",
        "w.to",
        "100%",
        "type: give-up, contributed: x, received: x, share: 50%, when: t == N,"
            + " to: {gp: {share: 60%}, others: {share: 60%}}");
  }

  @Test
  void testsThatLackWhatTheyCompare() {
    String american =
        "type: american-waterfall, contributed: x, proceeds: x, exited_cost: x, hurdle: 8%,"
            + " carry: 20%, ";
    refused("value-test", "w.cover", "value", american + "cover: 1.25");
    refused("value-test", "w.value", "cover", american + "value: x");
    String clawback = "type: clawback, carry: x, share: 20%, contributed: x, distributed: x, ";
    refused("clawback-settings", "w.value", "interim", clawback + "value: x");
    refused("clawback-settings", "w.release", "escrow", clawback + "release: t == 2");
    refused(
        "waterfall-deals",
        "w.deals",
        "deals",
        "type: deal-waterfall, deals: {}, hurdle: 8%, carry: 20%");
  }

  @Test
  void whatTheLawForbidsOrLimits() {
    refused(
        "loss-guarantee",
        "w.share",
        "40%",
        "type: loss-sharing, government_contributed: x, government_received: x,"
            + " others_contributed: x, others_received: x, share: 100%, cap: 50%");
    finds(
        Finding.Severity.WARNING,
        "senior-leverage",
        "w.senior",
        "junior",
        "type: senior-junior, amount: x, senior: [30, 10], junior: [20], rate: 5%");
  }

  @Test
  void windowsAndPrices() {
    String exit = "type: early-exit, contributed: x, received: x, trigger: t == 3, ";
    refused("exit-window", "w.to", "to: 4", exit + "from: 4, to: 2");
    refused("exit-price", "w.rate", "leave out", exit + "rate: 3%, price: x");
  }
}
