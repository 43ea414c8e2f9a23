package quanmai.models.language;

import com.opengamma.strata.basics.currency.Currency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of units and how large each is. Currencies are Strata's. */
final class UnitNames {

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCode)
          .collect(Collectors.toUnmodifiableSet());

  /** Chinese powers of ten before a unit; English ones follow a currency after an underscore. */
  private static final Map<String, BigDecimal> PREFIXES =
      ordered("百万", "1e6", "万亿", "1e12", "亿", "1e8", "万", "1e4", "千", "1e3", "百", "1e2");

  private static final Map<String, BigDecimal> SUFFIXES =
      ordered("_k", "1e3", "_m", "1e6", "_bn", "1e9", "_100m", "1e8");

  private static final Map<String, String> MONEY =
      Map.of("元", "CNY", "人民币", "CNY", "美元", "USD", "欧元", "EUR", "日元", "JPY", "港元", "HKD");

  private static final Map<String, Unit> NAMES = names();

  private UnitNames() {}

  static boolean isCurrency(String code) {
    return CURRENCIES.contains(code);
  }

  /** The unit of one name such as {@code 万元}, {@code USD_m} or {@code kWh}; null when unknown. */
  static @Nullable Unit find(String name) {
    Unit known = NAMES.get(name);
    if (known != null) {
      return known;
    }
    String code = MONEY.getOrDefault(name, name);
    if (isCurrency(code)) {
      return new Unit(code, Kind.NUMBER, Dimension.of(code), new BigDecimal("1e-8"));
    }
    for (Map.Entry<String, BigDecimal> suffix : SUFFIXES.entrySet()) {
      if (name.endsWith(suffix.getKey())) {
        String stem = name.substring(0, name.length() - suffix.getKey().length());
        return isCurrency(stem) ? scaled(stem, suffix.getValue()) : null;
      }
    }
    return PREFIXES.entrySet().stream()
        .filter(prefix -> name.startsWith(prefix.getKey()))
        .map(prefix -> scaled(name.substring(prefix.getKey().length()), prefix.getValue()))
        .flatMap(unit -> Optional.ofNullable(unit).stream())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Unit scaled(String stem, BigDecimal factor) {
    Unit unit = find(stem);
    return unit == null || unit.kind() != Kind.NUMBER
        ? null
        : new Unit("", Kind.NUMBER, unit.dimension(), unit.scale().multiply(factor));
  }

  /** Every name, for advice and the reference. */
  static List<String> all() {
    List<String> all = new ArrayList<>(NAMES.keySet());
    all.addAll(List.of("元", "万元", "亿元", "美元", "万美元"));
    for (String code : List.of("CNY", "USD", "EUR", "HKD", "JPY", "GBP")) {
      all.add(code);
      all.add(code + "_m");
    }
    return all;
  }

  private static Map<String, Unit> names() {
    Map<String, Unit> names = new LinkedHashMap<>();
    put(names, Dimension.NONE, "1", "share", "ratio", "x", "count", "倍", "份", "股", "人", "台", "辆");
    put(names, Dimension.NONE, "1", "套", "件", "张", "间", "床", "次", "户", "家", "person", "piece");
    put(names, Dimension.NONE, "1", "job", "room", "bed", "vehicle", "ticket", "1");
    put(names, Dimension.NONE, "0.01", "%");
    put(names, Dimension.NONE, "0.0001", "bp");
    put(names, Dimension.YEAR, "1", "year", "年");
    put(names, Dimension.YEAR, fraction(1, 12), "month", "月");
    put(names, Dimension.YEAR, fraction(1, 4), "quarter", "季");
    put(names, Dimension.YEAR, fraction(1, 365), "day", "天", "日");
    put(names, Dimension.YEAR, fraction(1, 8760), "hour", "h", "小时");
    Dimension energy = Dimension.of("GWh");
    put(names, energy, "1", "GWh");
    put(names, energy, "1e3", "TWh");
    put(names, energy, "1e-3", "MWh");
    put(names, energy, "1e-6", "kWh", "度");
    put(names, energy, "1e-9", "Wh");
    Dimension power = energy.over(Dimension.YEAR);
    put(names, power, "8760", "GW");
    put(names, power, "8.76", "MW", "兆瓦");
    put(names, power, "8.76e-3", "kW", "千瓦");
    Dimension area = Dimension.of("m2");
    put(names, area, "1", "m2", "平方米", "㎡");
    put(names, area, fraction(10_000, 15), "mu", "亩");
    put(names, area, "1e4", "ha", "公顷");
    put(names, area, "1e6", "km2");
    put(names, Dimension.of("t"), "1", "t", "吨");
    put(names, Dimension.of("t"), "1e-3", "kg");
    put(names, Dimension.of("m3"), "1", "m3", "立方米");
    put(names, Dimension.of("km"), "1", "km", "公里");
    put(names, Dimension.of("km"), "1e-3", "m", "米");
    names.put("condition", Unit.CONDITION);
    names.put("date", Unit.DATE);
    return names;
  }

  private static BigDecimal fraction(int above, int below) {
    return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL128);
  }

  private static void put(Map<String, Unit> all, Dimension what, String scale, String... names) {
    put(all, what, new BigDecimal(scale), names);
  }

  private static void put(
      Map<String, Unit> all, Dimension dimension, BigDecimal scale, String... names) {
    for (String name : names) {
      all.put(name, new Unit(name, Kind.NUMBER, dimension, scale));
    }
  }

  private static Map<String, BigDecimal> ordered(String... namesAndValues) {
    Map<String, BigDecimal> map = new LinkedHashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      map.put(namesAndValues[k], new BigDecimal(namesAndValues[k + 1]));
    }
    return map;
  }
}
