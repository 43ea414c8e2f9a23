package quanmai.models.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.models.termsheet.Text;

/**
 * Rules of one file.
 *
 * @param file its name
 * @param dated the day of which it is a picture
 * @param source what it was made of
 * @param fields those that it declares, by name
 */
public record RulePack(
    String file,
    Text name,
    LocalDate dated,
    String source,
    Map<String, Field> fields,
    List<Rule> rules) {

  public RulePack {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    rules = List.copyOf(rules);
  }
}
