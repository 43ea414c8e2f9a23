package quanmai.models.instrument.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.deal.DealReader;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Finding;

/** Purchases of listed shares, offers and instalments: by hand, at the edges of the rules. */
class ListedTermsTest {

  private static final Offset<Double> TINY = within(1e-12);
  private static final double YUAN = 1e-8;

  private static DealPaths deal(SheetText sheet) {
    return DealPaths.of(sheet.toString(), Mode.BASE);
  }

  private static DealPaths deal(String settings) {
    return deal(new SheetText("month", 60).use("x", settings));
  }

  @Test
  void aTransferIsPaidAndDutyTakenInItsPeriodAlone() {
    DealPaths x =
        deal(
            "type: agreement-transfer, at: 2, shares: 60000000, price: 12, prior_close: 10, costs: 1%");
    assertThat(x.line("x.shares", 2)).isEqualTo(6e7);
    assertThat(x.line("x.consideration", 2)).isCloseTo(7.2, TINY);
    assertThat(x.line("x.paid", 2)).isCloseTo(7.2 * 1.01, TINY);
    assertThat(x.line("x.seller_receives", 2)).isCloseTo(7.2 * 0.9995, TINY);
    assertThat(x.line("x.premium", 0)).isCloseTo(0.2, TINY);
    for (String line : List.of("x.shares", "x.consideration", "x.paid", "x.seller_receives")) {
      assertThat(x.line(line).stream().filter(value -> value != 0)).hasSize(1);
    }
    DealPaths free =
        deal("type: agreement-transfer, at: 2, shares: 100, price: 12, prior_close: 10, stamp: 0");
    assertThat(free.line("x.seller_receives", 2)).isEqualTo(free.line("x.paid", 2));
  }

  @ParameterizedTest
  @CsvSource({
    "9, '', 9, 1",
    "8.99, '', 9, 0",
    "9.5, 'band: 5%', 9.5, 1",
    "9.49, 'band: 5%', 9.5, 0",
    "11, 'seller: state, average_30: 11, net_assets: 4', 11, 1",
    "10.9, 'seller: state, average_30: 11, net_assets: 4', 11, 0",
    "12.9, 'seller: state, average_30: 11, net_assets: 13', 13, 0",
    "9, 'seller: state, average_30: 8, net_assets: 4', 9, 1",
  })
  void aTransferHasAFloorAndAStateSellerAHigherOne(
      double price, String more, double floor, double allowed) {
    DealPaths x =
        deal(
            "type: agreement-transfer, at: 2, shares: 100, prior_close: 10, price: "
                + price
                + (more.isEmpty() ? "" : ", " + more));
    assertThat(x.line("x.floor", 0)).isCloseTo(floor * YUAN, within(1e-18));
    assertThat(x.line("x.price_ok", 0)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 120, '', 1, 1",
    "7.99, 120, '', 0, 1",
    "8, 121, '', 1, 0",
    "9, 100, 'floor_share: 90%, size_limit: 25%', 1, 1",
    "8.9, 101, 'floor_share: 90%, size_limit: 25%', 0, 0",
  })
  void aPlacementHasAFloorAndASize(
      double price, double shares, String more, double priceOk, double sizeOk) {
    DealPaths x =
        deal(
            "type: placement, at: 3, average_20: 10, shares_before: 400, price: "
                + price
                + ", shares: "
                + shares
                + (more.isEmpty() ? "" : ", " + more));
    assertThat(x.line("x.price_ok", 0)).isEqualTo(priceOk);
    assertThat(x.line("x.size_ok", 0)).isEqualTo(sizeOk);
    assertThat(x.line("x.size", 0)).isCloseTo(shares / 400, TINY);
    double share = more.isEmpty() ? 0.8 : 0.9;
    assertThat(x.line("x.floor", 0)).isCloseTo(share * 10 * YUAN, within(1e-18));
  }

  /** 80% of 5.05 is 4.04 to people, and a hair more in binary numbers. */
  @Test
  void aPriceAtTheFloorIsAllowedHoweverItIsRounded() {
    DealPaths x =
        deal(
            "type: placement, at: 3, average_20: 5.05, price: 4.04, shares_before: 400, shares:"
                + " 100");
    assertThat(x.line("x.floor", 0)).isGreaterThan(4.04e-8);
    assertThat(x.line("x.price_ok", 0)).isEqualTo(1);
  }

  @Test
  void aPlacementIsPaidToTheCompanyLessItsCosts() {
    String terms =
        "type: placement, at: 3, shares: 80000000, price: 8, average_20: 10, shares_before:"
            + " 400000000";
    DealPaths x = deal(terms + ", costs: 2%");
    assertThat(x.line("x.shares", 3)).isEqualTo(8e7);
    assertThat(x.line("x.paid", 3)).isCloseTo(6.4, TINY);
    assertThat(x.line("x.company_receives", 3)).isCloseTo(6.4 * 0.98, TINY);
    assertThat(x.line("x.shares").stream().filter(value -> value != 0)).hasSize(1);
    assertThat(deal(terms).line("x.company_receives", 3)).isCloseTo(6.4, TINY);
  }

  /** The buyer of control is locked for 18 months, others for 6, unless the deal says otherwise. */
  @ParameterizedTest
  @CsvSource({"'', 18", "'buyer: control', 18", "'buyer: investor', 6", "'lock: 12', 12"})
  void aPlacementLocksItsBuyer(String more, int months) {
    DealPaths x =
        deal(
            new SheetText("month", 60)
                .use(
                    "p",
                    "type: placement, at: 3, shares: 100, price: 9, average_20: 10, shares_before:"
                        + " 400"
                        + (more.isEmpty() ? "" : ", " + more))
                .use("h", "type: sell-down, acquired: p.shares, price: 9, lock: p.lock"));
    assertThat(x.line("h.sold", 3 + months)).isEqualTo(100);
  }

  private static final String OFFER =
      "type: mandatory-offer, held: held, total_shares: 1000, highest_paid: 12, ";

  private static DealPaths offer(String more, double... held) {
    return deal(
        new SheetText("year", Math.max(3, held.length - 1))
            .schedule("held", "股", held)
            .use("x", OFFER + more));
  }

  @Test
  void anOfferIsMadeOnceWhenTheStakePassesTheThreshold() {
    DealPaths x = offer("price: 12, costs: 1%", 100, 300, 301, 310, 290, 350);
    assertThat(x.line("x.triggered")).containsExactly(0.0, 0.0, 1.0, 0.0, 0.0, 1.0);
    assertThat(x.line("x.stake", 2)).isCloseTo(0.301, TINY);
    assertThat(x.line("x.shares")).containsExactly(0.0, 0.0, 50.0, 0.0, 0.0, 50.0);
    assertThat(x.line("x.paid", 2)).isCloseTo(50 * 12 * YUAN * 1.01, within(1e-18));
    assertThat(x.line("x.stake_after", 2)).isCloseTo(0.351, TINY);
    assertThat(x.line("x.stake_after", 5)).isCloseTo(0.45, TINY);
    assertThat(x.line("x.price_ok", 0)).isEqualTo(1);
    assertThat(x.line("x.size_ok", 0)).isEqualTo(1);
    assertThat(offer("price: 12", 310, 310).line("x.triggered", 0)).isEqualTo(1);
    assertThat(offer("price: 12", 310, 310).line("x.paid", 0))
        .isCloseTo(50 * 12 * YUAN, within(1e-18));
  }

  @Test
  void anOfferBuysWhatIsAcceptedOfWhatOthersHoldAndNothingWhenExempt() {
    assertThat(offer("price: 12, offered: 20%, accepted: 40%", 0, 400).line("x.shares", 1))
        .isCloseTo(80, TINY);
    assertThat(offer("price: 12, offered: 100%", 0, 400).line("x.shares", 1)).isCloseTo(600, TINY);
    DealPaths exempt = offer("price: 12, exempt: t > 0", 0, 400);
    assertThat(exempt.line("x.triggered", 1)).isEqualTo(1);
    assertThat(exempt.line("x.shares", 1)).isZero();
    DealPaths due = offer("price: 12, exempt: t > 1", 0, 400);
    assertThat(due.line("x.shares", 1)).isEqualTo(50);
    DealPaths low = offer("price: 11.9, offered: 4%, threshold: 50%", 0, 400);
    assertThat(low.line("x.price_ok", 0)).isZero();
    assertThat(low.line("x.size_ok", 0)).isZero();
    assertThat(low.line("x.triggered", 1)).isZero();
    assertThat(offer("price: 13, offered: 4%, least: 3%", 0, 400).line("x.size_ok", 0))
        .isEqualTo(1);
  }

  @Test
  void instalmentsAreIssuedAsFarAsTheyAreEarnedWhileTheRegistrationHolds() {
    DealPaths x =
        deal(
            new SheetText("year", 7)
                .schedule("earned", "share", 0, 0, 1, 0.5, 0, 1, 1, 1)
                .use(
                    "x",
                    "type: share-instalments, price: 8, issue_price: 20, registered: 1, earned:"
                        + " earned, instalments: {0: 10%, 2: 20%, 3: 30%, 4: 5%, 5: 15%, 6: 20%}"));
    double each = 8 / (20 * YUAN);
    double[] issued = {0, 0, 0.2, 0.15, 0, 0.15, 0, 0};
    double[] due = {0.1, 0, 0.2, 0.3, 0.05, 0.15, 0.2, 0};
    double so = 0;
    for (int t = 0; t <= 7; t++) {
      so += issued[t];
      assertThat(x.line("x.in_time", t)).isEqualTo(t >= 1 && t <= 5 ? 1 : 0);
      assertThat(x.line("x.shares", t)).isCloseTo(issued[t] * each, within(1e-6));
      assertThat(x.line("x.issued", t)).isCloseTo(so * each, within(1e-6));
      assertThat(x.line("x.due", t)).isCloseTo(8 * due[t], TINY);
      assertThat(x.line("x.forfeited", t)).isCloseTo(8 * (due[t] - issued[t]), TINY);
    }
    DealPaths all =
        deal(
            new SheetText("year", 7)
                .use(
                    "x",
                    "type: share-instalments, price: 8, issue_price: 20, window: 12, instalments:"
                        + " {1: 60%, 2: 40%}"));
    assertThat(all.line("x.shares", 1)).isCloseTo(0.6 * each, within(1e-6));
    assertThat(all.line("x.shares", 2)).isZero();
  }

  private static Finding only(String settings) {
    List<Finding> findings =
        NaiveSheet.findings(new SheetText("year", 8).use("x", settings).toString());
    assertThat(findings).as(settings).hasSize(1);
    assertThat(findings.getFirst().advice().en()).startsWith("Maybe ");
    assertThat(findings.getFirst().advice().zh()).startsWith("也许");
    return findings.getFirst();
  }

  @Test
  void settingsThatNeedEachOtherAreRefused() {
    String transfer = "type: agreement-transfer, at: 2, shares: 1, price: 2, prior_close: 2, ";
    assertThat(only(transfer + "seller: state, average_30: 2").rule()).isEqualTo("state-seller");
    assertThat(only(transfer + "seller: state, net_assets: 2").rule()).isEqualTo("state-seller");
    assertThat(only(transfer + "net_assets: 2").rule()).isEqualTo("setting-without-effect");
    assertThat(only("type: sell-limit, rule: venture").rule()).isEqualTo("sell-limit");
    assertThat(only("type: sell-limit, held: years").rule()).isEqualTo("setting-without-effect");
    assertThat(only("type: sell-limit, window: 0").rule()).isEqualTo("setting-positive");
    String sale = "type: sell-down, acquired: 1, price: 2, ";
    Finding total = only(sale + "auction: 4%");
    assertThat(total.rule()).isEqualTo("sell-down");
    assertThat(total.where().path()).isEqualTo("instruments.x.auction");
    Finding block = only(sale + "block: 4%");
    assertThat(block.where().path()).isEqualTo("instruments.x.block");
    assertThat(only(sale + "block: 4%, total_shares: 9").rule()).isEqualTo("sell-down");
    assertThat(only(sale + "block_discount: 4%").rule()).isEqualTo("setting-without-effect");
  }

  @Test
  void aPriceIsInTheCurrencyOfTheUse() {
    for (String unit : List.of("USD_m", "万美元", "HKD", "百万元")) {
      DealPaths x =
          deal(
              "type: agreement-transfer, at: 2, shares: 3000000, price: 5, prior_close: 5, unit: "
                  + unit);
      assertThat(x.line("x.consideration", 2)).as(unit).isCloseTo(0.15, TINY);
    }
  }

  @Test
  void lengthsPricesAndNumbersOfSharesAreNotNegative() {
    String sale = "type: sell-down, acquired: 1, price: 2, ";
    for (String use :
        List.of(
            sale + "lock: -1",
            sale.replace("1,", "-1,"),
            sale.replace("2,", "-2,"),
            "type: sell-limit, rule: venture, held: years, step_2: -3")) {
      String sheet = new SheetText("year", 8).use("x", use).toString();
      List<Finding> findings = DealReader.read("x.yaml", sheet).findings();
      assertThat(findings).as(use).hasSizeGreaterThanOrEqualTo(1);
      assertThat(findings).as(use).anyMatch(f -> f.rule().equals("outside-range"));
    }
  }

  /** 0.05% of what is sold, the lock-up of an acquirer, and 7% for a block, each with a source. */
  @Test
  void usualLevelsAreTakenUnlessTheDealHasItsOwn() {
    Random random = new Random(9);
    double price = 5 + random.nextDouble();
    DealPaths x =
        deal(
            new SheetText("month", 24)
                .schedule("buys", "股", 0, 0, 1000)
                .use(
                    "x",
                    "type: sell-down, acquired: buys, total_shares: 1000, auction: 120%, block: 12,"
                        + " price: "
                        + price));
    assertThat(x.line("x.held", 19)).isEqualTo(1000);
    assertThat(x.line("x.by_auction", 20)).isCloseTo(100, within(1e-9));
    assertThat(x.line("x.by_block", 20)).isCloseTo(900, within(1e-9));
    assertThat(x.line("x.proceeds", 20))
        .isCloseTo((100 + 900 * 0.93) * price * YUAN * 0.9995, TINY);
  }
}
