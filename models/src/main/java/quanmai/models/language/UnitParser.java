package quanmai.models.language;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * Reads unit texts: names joined by {@code *} and {@code /}, each with an optional whole power
 * {@code ^2}. {@code /year} is 1/year; after a slash only the next name is below: {@code a/b*c} is
 * (a/b)*c.
 */
public final class UnitParser {

  private static final int MAX_LENGTH = 200;
  private static final Pattern PART =
      Pattern.compile(
          "\\s*([*·/]?)\\s*([\\p{L}\\p{So}%1][\\p{L}\\p{So}\\p{N}_]*)(?:\\^(-?[1-9]))?");

  private UnitParser() {}

  /**
   * The unit that {@code source} says.
   *
   * @param findings receives what is wrong; the answer is then {@link Unit#NONE}
   */
  public static Unit parse(Source source, Consumer<Finding> findings) {
    String text = source.text().strip();
    if (text.length() > MAX_LENGTH) {
      findings.accept(malformed(source.place(), text.substring(0, 20) + "..."));
      return Unit.NONE;
    }
    Unit unit = Unit.NONE;
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!part.find(at) || part.start() != at || !joins(part.group(1), at == 0)) {
        findings.accept(malformed(source.place().right(at), text));
        return Unit.NONE;
      }
      Unit named = UnitNames.find(part.group(2));
      if (named == null) {
        findings.accept(unknown(source.place().right(part.start(2)), part.group(2)));
        return Unit.NONE;
      }
      if (named.kind() != Kind.NUMBER) {
        if (!part.group().strip().equals(text)) {
          findings.accept(malformed(source.place().right(at), text));
          return Unit.NONE;
        }
        return named;
      }
      int power = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
      unit = unit.times(named.power(part.group(1).equals("/") ? -power : power));
      at = part.end();
    }
    return unit.named(text);
  }

  /** The first name may only have a slash before it: one over it. */
  private static boolean joins(String sign, boolean first) {
    return first ? sign.isEmpty() || sign.equals("/") : !sign.isEmpty();
  }

  private static Finding unknown(Place where, String name) {
    return Finding.refused(
        "unknown-unit",
        where,
        new Text("'" + name + "' 不是已知的单位", "'" + name + "' is not a known unit"),
        Nearest.maybe(name, UnitNames.all()));
  }

  private static Finding malformed(Place where, String text) {
    return Finding.refused(
        "unit-syntax",
        where,
        new Text("看不懂单位 '" + text + "'", "'" + text + "' cannot be read as a unit"),
        new Text(
            "也许写成 亿元/GWh 这样的名称与 * / ^ 的组合", "Maybe write names joined by * and /, like 亿元/GWh"));
  }
}
