package quanmai.scenarios.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.currency.CurrencyAmount;
import com.opengamma.strata.basics.currency.CurrencyPair;
import com.opengamma.strata.basics.currency.FxMatrix;
import com.opengamma.strata.basics.currency.FxMatrixBuilder;
import com.opengamma.strata.basics.currency.FxRate;
import com.opengamma.strata.pricer.DiscountFactors;
import com.opengamma.strata.pricer.fx.DiscountFxForwardRates;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import quanmai.models.structure.Market;
import quanmai.models.termsheet.TermSheet.Confidence;

/**
 * The market on a day: spot rates, a discount curve a currency, and forwards at covered parity,
 * which are spot times one discount factor over the other.
 */
public final class MarketSnapshot implements Market {

  private static final String LATEST = "/quanmai/scenarios/market/2026-09-18.yaml";

  private final LocalDate date;
  private final Currency home;
  private final Map<Currency, DiscountFactors> factors;
  private final Map<Currency, String> sources;
  private final Map<String, Map<String, Quote>> quotes;
  private final FxMatrix spots;

  private MarketSnapshot(JsonNode root) {
    this.date = LocalDate.parse(root.path("date").asText());
    this.home = Currency.of(root.path("home").asText());
    this.factors = new LinkedHashMap<>();
    this.sources = new LinkedHashMap<>();
    root.path("curves")
        .properties()
        .forEach(
            curve -> {
              Currency currency = Currency.of(curve.getKey());
              Map<Double, Double> nodes = new LinkedHashMap<>();
              curve
                  .getValue()
                  .path("nodes")
                  .properties()
                  .forEach(
                      node ->
                          nodes.put(Double.valueOf(node.getKey()), node.getValue().doubleValue()));
              factors.put(currency, YieldCurve.of(currency, date, nodes));
              sources.put(currency, curve.getValue().path("source").asText());
            });
    this.quotes = new LinkedHashMap<>();
    FxMatrixBuilder matrix = FxMatrix.builder();
    root.path("currencies")
        .properties()
        .forEach(
            entry -> {
              Map<String, Quote> all = new LinkedHashMap<>();
              entry
                  .getValue()
                  .properties()
                  .forEach(quote -> all.put(quote.getKey(), quote(quote.getValue())));
              quotes.put(entry.getKey(), all);
              matrix.addRate(Currency.of(entry.getKey()), home, of(entry.getKey(), "spot").value());
            });
    this.spots = matrix.build();
  }

  private static Quote quote(JsonNode node) {
    Confidence confidence =
        switch (node.path("confidence").asText()) {
          case "V" -> Confidence.VERIFIED;
          case "V-news" -> Confidence.NEWS;
          case "M" -> Confidence.KNOWN;
          default -> Confidence.ASSUMED;
        };
    return new Quote(node.path("value").doubleValue(), node.path("source").asText(), confidence);
  }

  /** The snapshot that comes with the program. */
  public static MarketSnapshot latest() {
    try (InputStream in =
        Objects.requireNonNull(MarketSnapshot.class.getResourceAsStream(LATEST), LATEST)) {
      return new MarketSnapshot(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException(LATEST + " cannot be read", e);
    }
  }

  /** One currency against another with flat curves, for published examples. */
  static MarketSnapshot flat(
      LocalDate date,
      String home,
      String foreign,
      double spot,
      double homeRate,
      double foreignRate) {
    YAMLMapper yaml = new YAMLMapper();
    var root = yaml.createObjectNode().put("date", date.toString()).put("home", home);
    var curves = root.putObject("curves");
    curves.putObject(home).putObject("nodes").put("1", homeRate);
    curves.putObject(foreign).putObject("nodes").put("1", foreignRate);
    root.putObject("currencies").putObject(foreign).putObject("spot").put("value", spot);
    return new MarketSnapshot(root);
  }

  /** The day. */
  public LocalDate date() {
    return date;
  }

  @Override
  public Set<String> currencies() {
    return new TreeSet<>(quotes.keySet());
  }

  @Override
  public Optional<Market.Foreign> currency(String code) {
    return quotes.containsKey(code) ? Optional.of(new Seen(code)) : Optional.empty();
  }

  private Quote of(String code, String what) {
    Map<String, Quote> all = quotes.get(code);
    Quote quote = all == null ? null : all.get(what);
    if (quote == null) {
      throw new IllegalStateException("the snapshot has no " + what + " of " + code);
    }
    return quote;
  }

  private DiscountFactors factors(Currency currency) {
    DiscountFactors found = factors.get(currency);
    if (found == null) {
      throw new IllegalStateException("the snapshot has no curve of " + currency);
    }
    return found;
  }

  /**
   * The forward at covered parity for {@code delivery}: home currency for one unit of {@code code}.
   */
  public double forward(String code, LocalDate delivery) {
    Currency foreign = Currency.of(code);
    return DiscountFxForwardRates.of(
            CurrencyPair.of(foreign, home),
            FxRate.of(foreign, home, of(code, "spot").value()),
            factors(foreign),
            factors(home))
        .rate(foreign, delivery);
  }

  /** An amount of one currency in another, at spot. */
  public double convert(double amount, String from, String to) {
    return CurrencyAmount.of(Currency.of(from), amount)
        .convertedTo(Currency.of(to), spots)
        .getAmount();
  }

  private final class Seen implements Market.Foreign {

    private final String code;

    Seen(String code) {
      this.code = code;
    }

    @Override
    public Quote spot() {
      return of(code, "spot");
    }

    @Override
    public Quote median() {
      return of(code, "median");
    }

    @Override
    public Quote reversion() {
      return of(code, "reversion");
    }

    @Override
    public Quote volatility() {
      return of(code, "volatility");
    }

    @Override
    public double homeDiscount(double years) {
      return factors(home).discountFactor(years);
    }

    @Override
    public double foreignDiscount(double years) {
      return factors(Currency.of(code)).discountFactor(years);
    }

    @Override
    public String curves() {
      return sources.get(home) + "；" + sources.get(Currency.of(code));
    }
  }
}
