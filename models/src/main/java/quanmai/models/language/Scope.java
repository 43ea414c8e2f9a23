package quanmai.models.language;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names that a formula may use.
 *
 * @param symbols by name, in order of declaration
 * @param phases names of phases
 * @param firstT the first point of the timeline, 0 or 1
 * @param lastT the last point
 */
public record Scope(Map<String, Symbol> symbols, Set<String> phases, int firstT, int lastT) {

  public Scope {
    Map<String, Symbol> all = new LinkedHashMap<>(symbols);
    for (BuiltIn builtIn : BuiltIn.values()) {
      all.putIfAbsent(builtIn.text(), builtIn.symbol());
    }
    symbols = Collections.unmodifiableMap(all);
    phases = Collections.unmodifiableSet(new LinkedHashSet<>(phases));
  }

  /** Whether a term sheet may not declare {@code name}: it is built in. */
  public static boolean isReserved(String name) {
    return Arrays.stream(BuiltIn.values()).anyMatch(b -> b.text().equals(name))
        || name.equals("and")
        || name.equals("or")
        || name.equals("not");
  }
}
