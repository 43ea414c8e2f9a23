package quanmai.models.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.ledger.Tallies.Link;
import quanmai.models.ledger.Tallies.Links;
import quanmai.models.ledger.Tallies.Member;
import quanmai.models.ledger.Tallies.Source;
import quanmai.models.ledger.Tally.CountPoint;
import quanmai.models.ledger.Tally.MemberKind;
import quanmai.models.pipeline.Pipeline;
import quanmai.models.pipeline.Row;
import quanmai.models.starter.Starter;

/** What counts, and that it counts once. */
class TalliesTest {

  private static final TargetPack CITY = SmallCity.pack();

  /**
   * A fund of 10: fiscal 4, an industrial investor 3, foreign 2, and 1 of a mother that is half
   * fiscal, half industrial. It pays 6 into a deal in the east, where partners bring 5 and 1.
   */
  @Test
  void aFundAndADealByHand() {
    Source mother = Tallies.source(CITY, Map.of("fiscal", 5.0, "industrial", 5.0), null);
    assertThat(mother).isEqualTo(new Source(0.5, 0));
    Source fund =
        Tallies.source(
            CITY, Map.of("fiscal", 4.0, "industrial", 3.0, "foreign", 2.0, "mother", 1.0), mother);
    assertThat(fund.outside()).isCloseTo(0.35, within(1e-12));
    assertThat(fund.foreign()).isCloseTo(0.2, within(1e-12));

    Map<String, String> ofFund = new HashMap<>(mother.ofSubFunds());
    ofFund.putAll(Map.of("type", "venture", "unit", "西区"));
    Map<String, String> ofDeal = new HashMap<>(fund.ofDeals());
    ofDeal.putAll(Map.of("unit", "东区", "size", "5"));
    Map<String, Double> fundLines =
        Map.of(
            "calls_fiscal",
            4.0,
            "calls_industrial",
            3.0,
            "calls_foreign",
            2.0,
            "calls_mother",
            1.0);
    Map<String, Double> dealLines =
        Map.of("ticket_paid", 6.0, "partners", 5.0, "foreigners", 1.0, "lands", 1.0);
    List<Flow> flows =
        List.of(
            new Flow(new Member("f", MemberKind.FUND, ofFund, fundLines.keySet()), fundLines),
            new Flow(new Member("d", MemberKind.DEAL, ofDeal, dealLines.keySet()), dealLines));

    assertThat(counted(flows, CountPoint.FUND))
        .containsOnly(
            Map.entry("domestic_东区", 5.0),
            Map.entry("domestic_西区", 3.5),
            Map.entry("foreign_东区", 1.0),
            Map.entry("foreign_西区", 2.0),
            Map.entry("projects_东区", 2.0));
    Map<String, Double> atProject = counted(flows, CountPoint.PROJECT);
    assertThat(atProject).containsOnlyKeys("domestic_东区", "foreign_东区", "projects_东区");
    assertThat(atProject.get("domestic_东区")).isCloseTo(5 + 0.35 * 6, within(1e-12));
    assertThat(atProject.get("foreign_东区")).isCloseTo(1 + 0.2 * 6, within(1e-12));
  }

  @Test
  void whatCannotBeToldIsSaid() {
    Member deal =
        new Member("d", MemberKind.DEAL, Map.of("unit", "北区"), Set.of("lands", "partners"));
    Links links = Tallies.of(CITY, List.of(deal), CountPoint.PROJECT);
    assertThat(links.links()).containsExactly(new Link("domestic_市级", "d", "partners", 1, false));
    assertThat(links.unknown())
        .isEqualTo(Map.of("projects <- 2 x lands when size >= 5", Set.of("d")));
    assertThatThrownBy(() -> Tallies.source(CITY, Map.of("fiskal", 1.0), null))
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Tallies.source(CITY, Map.of("mother", 1.0), null))
        .hasMessageContaining("mother");
  }

  // Laws over random cities.

  /** A member with the sum of each of its lines. */
  private record Flow(Member member, Map<String, Double> lines) {}

  /**
   * A city: what each fund is called for, and all of it paid into deals; and what partners bring.
   */
  private record City(List<Flow> flows, double outside, double foreign) {}

  private static City city(Random random, double cityMoney) {
    List<Flow> flows = new ArrayList<>();
    Map<String, Double> motherCapital = capital(random, cityMoney);
    Source mother = Tallies.source(CITY, motherCapital, null);
    double motherTotal = total(motherCapital);
    flows.add(fund("mother", "mother", motherCapital, null));
    double outside = 0;
    double foreign = 0;
    int funds = 1 + random.nextInt(5);
    for (int k = 0; k < funds; k++) {
      Map<String, Double> capital = capital(random, cityMoney);
      capital.put("mother", motherTotal / funds);
      flows.add(fund("fund" + k, "venture", capital, mother));
      Source source = Tallies.source(CITY, capital, mother);
      double all = total(capital);
      outside += source.outside() * all;
      foreign += source.foreign() * all;
      int deals = 1 + random.nextInt(4);
      for (int d = 0; d < deals; d++) {
        double partners = random.nextDouble(5);
        double foreigners = random.nextDouble(2);
        outside += partners;
        foreign += foreigners;
        flows.add(deal(random, k + "." + d, source, all / deals, partners, foreigners));
      }
    }
    return new City(flows, outside, foreign);
  }

  private static Map<String, Double> capital(Random random, double cityMoney) {
    Map<String, Double> capital = new TreeMap<>();
    capital.put("fiscal", cityMoney * random.nextDouble());
    capital.put("platform", cityMoney * random.nextDouble());
    capital.put("industrial", random.nextDouble(3));
    capital.put("foreign", random.nextDouble(2));
    return capital;
  }

  private static double total(Map<String, Double> capital) {
    return capital.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Flow fund(
      String name, String type, Map<String, Double> capital, @Nullable Source mother) {
    Map<String, String> attributes = new HashMap<>(Map.of("type", type));
    if (mother != null) {
      attributes.putAll(mother.ofSubFunds());
    }
    Map<String, Double> lines = new LinkedHashMap<>();
    capital.forEach((investor, money) -> lines.put("calls_" + investor, money));
    return new Flow(new Member(name, MemberKind.FUND, attributes, lines.keySet()), lines);
  }

  private static Flow deal(
      Random random,
      String name,
      Source source,
      double ticket,
      double partners,
      double foreigners) {
    Map<String, String> attributes = new HashMap<>(source.ofDeals());
    attributes.put("unit", new String[] {"东区", "西区", "新区"}[random.nextInt(3)]);
    attributes.put("size", "1");
    Map<String, Double> lines =
        Map.of("ticket_paid", ticket, "partners", partners, "foreigners", foreigners);
    return new Flow(new Member(name, MemberKind.DEAL, attributes, lines.keySet()), lines);
  }

  private static Map<String, Double> counted(List<Flow> flows, CountPoint point) {
    Links links = Tallies.of(CITY, flows.stream().map(Flow::member).toList(), point);
    assertThat(links.unknown()).isEmpty();
    Map<String, Double> lines = new HashMap<>();
    for (Flow flow : flows) {
      flow.lines().forEach((line, value) -> lines.put(flow.member().name() + "/" + line, value));
    }
    Map<String, Double> counted = new TreeMap<>();
    for (Link link : links.links()) {
      double value = requireNonNull(lines.get(link.member() + "/" + link.line()));
      counted.merge(link.feed(), link.weight() * value, Double::sum);
    }
    return counted;
  }

  private static double of(Map<String, Double> counted, String metric) {
    return counted.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(metric + "_"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Whichever way it came, each yuan counts once, and nothing else does. */
  @Test
  void eachYuanCountsOnceAtEitherPoint() {
    Random random = new Random(21);
    for (int k = 0; k < 2_000; k++) {
      City city = city(random, 4);
      for (CountPoint point : CountPoint.values()) {
        Map<String, Double> counted = counted(city.flows(), point);
        assertThat(of(counted, "domestic")).isCloseTo(city.outside(), within(1e-9));
        assertThat(of(counted, "foreign")).isCloseTo(city.foreign(), within(1e-9));
      }
    }
  }

  /**
   * The city's own money moves from one pocket to another: with a hundredfold of it, nothing
   * changes.
   */
  @Test
  void movesInsideTheCityNetToZero() {
    for (int seed = 0; seed < 500; seed++) {
      City little = city(new Random(seed), 0.01);
      City much = city(new Random(seed), 1000);
      for (CountPoint point : CountPoint.values()) {
        Map<String, Double> first = counted(little.flows(), point);
        Map<String, Double> second = counted(much.flows(), point);
        assertThat(of(second, "domestic")).isCloseTo(of(first, "domestic"), within(1e-6));
        assertThat(of(second, "foreign")).isCloseTo(of(first, "foreign"), within(1e-6));
      }
    }
  }

  // The bundled pack on the bundled pipeline.

  private static final TargetPack JINAN = TargetPack.bundled("jinan-2022");
  private static final Set<String> DEAL_LINES =
      Set.of(
          "ticket_paid",
          "domestic_capital",
          "foreign_capital",
          "lands",
          "total_investment_paid",
          "jobs",
          "tax_paid",
          "land_mu");

  private static Member member(Row row) {
    Map<String, String> attributes = new HashMap<>(row.facts());
    attributes.putAll(new Source(0.4, 0.1).ofDeals());
    return new Member(row.name(), MemberKind.DEAL, attributes, DEAL_LINES);
  }

  @Test
  void everyRowOfThePipelineCountsInItsUnit() {
    List<Row> rows = Pipeline.bundled("c6").rows();
    Links links =
        Tallies.of(JINAN, rows.stream().map(TalliesTest::member).toList(), CountPoint.PROJECT);
    assertThat(links.unknown()).isEmpty();
    Ledger ledger = new Ledger(JINAN, LedgerSheet.Settings.from(LocalDate.of(2026, 12, 31), 12));
    assertThat(ledger.feeds()).containsAll(links.links().stream().map(Link::feed).toList());
    for (Row row : rows) {
      List<Link> own =
          links.links().stream().filter(link -> link.member().equals(row.name())).toList();
      String unit = row.attributes().get("unit");
      assertThat(own)
          .contains(new Link("domestic_capital_" + unit, row.name(), "domestic_capital", 1, false))
          .contains(new Link("domestic_capital_" + unit, row.name(), "ticket_paid", 0.4, false))
          .contains(new Link("jobs_" + unit, row.name(), "jobs", 1, true));
      boolean foreign = "yes".equals(row.attributes().get("foreign"));
      double total = number(row, "total_investment");
      assertThat(has(own, "major_domestic_" + unit)).isEqualTo(!foreign && total >= 50);
      assertThat(has(own, "major_foreign_" + unit)).isEqualTo(foreign && total >= 50 * 0.066975);
      assertThat(has(own, "quality_projects_市级")).isEqualTo(number(row, "score") >= 80);
      double champion = "yes".equals(row.attributes().get("sme_champion")) ? 1.5 : 1;
      assertThat(own.stream().filter(link -> link.feed().startsWith("recognised")))
          .singleElement()
          .satisfies(link -> assertThat(link.weight()).isEqualTo(champion));
    }
  }

  private static double number(Row row, String attribute) {
    return Double.parseDouble(requireNonNull(row.facts().get(attribute)));
  }

  /** Every line that a rule names is one of the bundled templates. */
  @Test
  void rulesNameLinesThatThereAre() {
    Set<String> ofDeals = lines("pipeline-project");
    Set<String> ofFunds = new TreeSet<>(lines("sub-fund"));
    ofFunds.addAll(lines("mother-fund"));
    for (Tally tally : JINAN.tallies()) {
      assertThat(tally.of() == MemberKind.DEAL ? ofDeals : ofFunds).contains(tally.line());
    }
  }

  private static Set<String> lines(String template) {
    String text = requireNonNull(Starter.of(template)).yaml("en", "deal.yaml");
    Checked checked = requireNonNull(DealReader.read("deal.yaml", text).checked());
    return checked.lines().stream().map(Checked.Line::name).collect(Collectors.toSet());
  }

  private static boolean has(List<Link> links, String feed) {
    return links.stream().anyMatch(link -> link.feed().equals(feed));
  }
}
