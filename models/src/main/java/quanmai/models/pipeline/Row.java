package quanmai.models.pipeline;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One candidate project as data.
 *
 * @param attributes what it is counted and chosen by, such as sector, unit, stage and fund
 * @param inputs of its template, in canonical units (money 亿元, time in years)
 */
public record Row(String name, Map<String, String> attributes, Map<String, Double> inputs) {

  /** The attribute that names the fund which a row belongs to. */
  public static final String FUND = "fund";

  public Row {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** What conditions may name: the attributes, and the inputs as texts. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    inputs.forEach((key, value) -> facts.put(key, plain(value)));
    facts.putAll(attributes);
    return facts;
  }

  /** A number as it is read back to the same bits. */
  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
