package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.termsheet.Finding;

/** What the instruments of equity refuse, where, and with what advice. */
class EquityRefusalsTest {

  private static final String CAP = "  cap: {type: cap-table, founders: 8, rounds: [a, b]}\n";
  private static final String A =
      "  a: {type: share-round, table: cap, at: 0, pre_money: 8, raise: 2}\n";
  private static final String B =
      "  b: {type: share-round, table: cap, at: 2, pre_money: 9, raise: 2}\n";

  private static void refused(String rule, String path, String advice, String instruments) {
    List<Finding> findings =
        NaiveSheet.findings(EquityDeal.text("year", 6, "instruments:\n" + instruments));
    assertThat(findings).extracting(Finding::rule).containsExactly(rule);
    Finding finding = findings.getFirst();
    assertThat(finding.where().path()).isEqualTo("instruments." + path);
    assertThat(finding.advice().en()).startsWith("Maybe").contains(advice);
    assertThat(finding.advice().zh()).startsWith("也许");
  }

  @Test
  void namesAreThoseOfOtherUses() {
    refused("setting-name", "a.table", "cap", CAP + A.replace("table: cap", "table: cab") + B);
    refused("setting-name", "cap.rounds[2]", "a, b", CAP.replace("[a, b]", "[a, b, x]") + A + B);
    refused("setting-name", "cap.rounds[2]", "a, b", CAP.replace("[a, b]", "[a, b, cap]") + A + B);
    refused("setting-twice", "cap.rounds[2]", "leave one", CAP.replace("b]", "b, a]") + A + B);
    refused(
        "setting-one-name",
        "a.table",
        "table: cap",
        CAP
            + A.replace("table: cap", "table: [cap, two]")
            + B
            + "  two: {type: cap-table, founders: 1, rounds: [a]}\n");
  }

  @Test
  void roundsBelongToTheirTableInPeriodsOfTheirOwn() {
    refused("rounds-together", "cap.rounds", "one round", CAP + A + B.replace("at: 2", "at: 0"));
    refused("round-without-table", "b.table", "add b", CAP.replace("[a, b]", "[a]") + A + B);
    refused(
        "participation-cap",
        "b.participation",
        "cap: 3",
        CAP + A + B.replace("raise: 2", "raise: 2, participation: capped"));
    refused(
        "setting-without-effect",
        "b.multiple",
        "leave it out",
        CAP + A + B.replace("raise: 2", "raise: 2, class: common, multiple: 2"));
    refused(
        "setting-without-effect",
        "b.cap",
        "leave it out",
        CAP + A + B.replace("raise: 2", "raise: 2, cap: 2"));
  }

  @Test
  void aWaterfallNamesEachRoundOfItsTable() {
    String exit = "  exit: {type: equity-waterfall, value: 5, table: cap, ranks: %s}\n";
    refused("waterfall-rounds", "exit.ranks", "missing", CAP + A + B + exit.formatted("[b]"));
    refused(
        "setting-twice",
        "exit.ranks[1][1]",
        "leave one",
        CAP + A + B + exit.formatted("[b, [a, b]]"));
  }

  @Test
  void settingsThatNeedEachOtherAreToldSo() {
    String vam = "  vam: {type: performance-compensation, commitment: 1, actual: 1, %s}\n";
    refused("compensation-form", "vam", "investment: 2.0", vam.formatted("grace: 10%"));
    refused("compensation-form", "vam.form", "stake: 10%", vam.formatted("form: shares"));
    refused(
        "compensation-redemption",
        "vam.redemption_taken",
        "redemption_above: 50%",
        vam.formatted("investment: 2, redemption_taken: true"));
    refused(
        "setting-without-effect",
        "vam.stake",
        "leave it out",
        vam.formatted("investment: 2, stake: 5%"));
    refused(
        "compensation-shares",
        "vam.shares_held",
        "issue_price",
        "  vam: {type: listed-compensation, price: 2, commitment: 1, actual: 1, shares_held: 3}\n");
    String put =
        "  put: {type: redemption-put, investment: 2, from: 0, rate: 8%%, trigger: true, %s}\n";
    refused("put-kept", "put.exercise", "kept", put.formatted("exercise: if-better"));
    refused("setting-without-effect", "put.kept", "leave it out", put.formatted("kept: 3"));
    String pays = "  pays: {type: obligor-payment, due: 2, %s}\n";
    refused("payment-delay", "pays.delay", "longest: 3", pays.formatted("delay: 1"));
    refused("payment-delay", "pays.longest", "longest: 3", pays.formatted("longest: 1"));
  }
}
