package quanmai.models.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * The rules of several packs, which share their fields.
 *
 * @param packs those of the program first
 * @param fields of all packs, by name
 */
public record Rulebook(List<RulePack> packs, Map<String, Field> fields) {

  /** The packs that come with the program, in their folder of the class path. */
  public static final Bundled BUNDLED = new Bundled("quanmai/models/policy/");

  public Rulebook {
    packs = List.copyOf(packs);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A pack that a user adds.
   *
   * @param file its name, as findings call it
   */
  public record Added(String file, byte[] bytes) {}

  /** The packs of the program. */
  public static Rulebook bundled() {
    var findings = new Findings();
    Rulebook book = new Rulebook(List.of(), Map.of());
    for (String name : BUNDLED.names()) {
      byte[] bytes = BUNDLED.bytes(name);
      if (bytes != null) {
        book = book.with(new Added(name, bytes), findings);
      }
    }
    if (!findings.isEmpty()) {
      throw new IllegalStateException("a pack of this build is broken: " + findings.all());
    }
    return book;
  }

  /** This book with one more pack, without what is wrong with it. */
  public Rulebook with(Added added, Findings findings) {
    RulePack pack = PackReader.read(added.file(), added.bytes(), fields, findings);
    if (pack == null) {
      return this;
    }
    List<Rule> before = new ArrayList<>(rules());
    for (Rule rule : pack.rules()) {
      for (Rule other : before) {
        if (other.id().equals(rule.id()) && other.overlaps(rule)) {
          duplicate(rule, other.place(), findings);
        }
      }
      before.add(rule);
    }
    List<RulePack> all = new ArrayList<>(packs);
    all.add(pack);
    Map<String, Field> shared = new LinkedHashMap<>(fields);
    pack.fields().forEach(shared::putIfAbsent);
    return new Rulebook(all, shared);
  }

  private static void duplicate(Rule rule, Place first, Findings findings) {
    findings.refuse(
        "duplicate-id",
        rule.place(),
        new Text(
            rule.id() + " 与 " + first.shown() + " 的规则同号，且同时有效",
            rule.id() + " is also the id of the rule at " + first.shown() + ", in force at once"),
        new Text("应改号；旧版本须写 effective_to", "another id; an older version needs effective_to"));
  }

  /** All rules, of any date. */
  public List<Rule> rules() {
    return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
  }
}
