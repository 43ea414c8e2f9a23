package quanmai.models.starter;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Templates;
import quanmai.models.termsheet.Templates.Sample;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.workbook.WorkbookWriter;

/**
 * A deal to start from.
 *
 * <p>It runs as it is written: with the values of the template's example, or of a bundled case.
 * What the template gives a value of its own is offered, with that value, and not read.
 */
public final class Starter {

  /** A deal on it has nothing to build on but its lines, so they are written out. */
  private static final String STANDS_ALONE = "blank";

  private static final String INSTRUMENTS = "instruments";
  private static final List<String> OFFERED = List.of("inputs", "schedules", "factors");
  private static final List<String> DESCRIBED =
      List.of("label", "unit", "range", "source", "confidence", "type", "process");

  private final Sample sample;
  private final Mapping deal;
  private final Mapping offers;

  private Starter(Sample sample, Mapping deal, Mapping offers) {
    this.sample = sample;
    this.deal = deal;
    this.offers = offers;
  }

  /** A deal on the template called {@code name}; null when there is none. */
  public static @Nullable Starter of(String name) {
    Sample sample = Templates.sample(name);
    if (sample == null) {
      return null;
    }
    boolean alone = name.equals(STANDS_ALONE);
    Mapping deal = alone ? deal(sample, sample.whole(), null) : deal(sample, partial(sample), name);
    return new Starter(sample, deal, alone ? nothing() : offers(sample.template(), deal));
  }

  /** The workbook of the bundled case called {@code name}; null when there is none. */
  public static byte @Nullable [] workbookOfCase(String name) {
    byte[] yaml = Bundled.CASES.bytes(name);
    if (yaml == null) {
      return null;
    }
    Mapping deal = TermSheetReader.root(name, yaml, new Findings());
    if (deal == null) {
      throw new IllegalStateException("the case " + name + " is no term sheet");
    }
    Sample sample =
        deal.get("template") instanceof Scalar template
            ? Templates.sample(template.text().strip())
            : null;
    return sample == null
        ? WorkbookWriter.write(deal, nothing(), checked(yaml).timeline())
        : new Starter(sample, deal, offers(sample.template(), deal)).workbook(checked(yaml));
  }

  /** The deal as a file of text, its comments in {@code language}, {@code zh} or {@code en}. */
  public String yaml(String language, String file) {
    return new StarterText(sample, deal, offers, language).write(file);
  }

  /** The deal as a workbook, which is bilingual. */
  public byte[] workbook() {
    return workbook(checked(yaml("en", "deal.yaml").getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] workbook(Checked checked) {
    Map<String, Entry> all = new LinkedHashMap<>(offers.entries());
    put(all, INSTRUMENTS, terms());
    return WorkbookWriter.write(described(), new Mapping(all, offers.place()), checked.timeline());
  }

  /** The terms that the template gives its instruments, and the deal does not change. */
  private Mapping terms() {
    Map<String, Entry> all = new LinkedHashMap<>();
    Mapping own = deal.get(INSTRUMENTS) instanceof Mapping given ? given : nothing();
    if (sample.template().get(INSTRUMENTS) instanceof Mapping uses) {
      for (Entry use : uses.entries().values()) {
        String name = use.key().text();
        if (use.value() instanceof Mapping terms) {
          Map<String, Entry> kept = new LinkedHashMap<>(terms.entries());
          if (own.get(name) instanceof Mapping changed) {
            kept.keySet().removeAll(changed.entries().keySet());
          }
          put(all, name, new Mapping(kept, terms.place()));
        }
      }
    }
    return new Mapping(all, own.place());
  }

  private static Checked checked(byte[] yaml) {
    DealReader.Outcome outcome = DealReader.read("starter", yaml);
    if (outcome.checked() == null) {
      throw new IllegalStateException("a template's example is no deal: " + outcome.findings());
    }
    return outcome.checked();
  }

  /** What a deal on the template says: its example, and the timeline as a whole. */
  private static Mapping partial(Sample sample) {
    var all = new LinkedHashMap<>(sample.example().entries());
    for (String key : List.of("currency", "timeline")) {
      Entry whole = sample.whole().entries().get(key);
      if (whole != null) {
        all.put(key, whole);
      }
    }
    return new Mapping(Collections.unmodifiableMap(all), sample.example().place());
  }

  private static Mapping deal(Sample sample, Mapping content, @Nullable String template) {
    Map<String, Entry> all = new LinkedHashMap<>();
    put(all, "quanmai", text("1"));
    put(all, "kind", text("deal"));
    if (template != null) {
      put(all, "template", text(template));
    }
    put(all, "name", both(sample.name().zh(), sample.name().en()));
    List<String> order =
        List.of(
            "name",
            "note",
            "currency",
            "timeline",
            "inputs",
            "schedules",
            "factors",
            "correlation",
            "events",
            "lines",
            "instruments",
            "outputs",
            "report",
            "facts",
            "policy");
    for (String key : order) {
      Entry entry = content.entries().get(key);
      if (entry != null) {
        all.put(key, entry);
      }
    }
    return new Mapping(Collections.unmodifiableMap(all), content.place());
  }

  /** Entries of the template with a value of their own that the deal does not change. */
  private static Mapping offers(Mapping template, Mapping deal) {
    Map<String, Entry> sections = new LinkedHashMap<>();
    for (String key : OFFERED) {
      Entry section = template.entries().get(key);
      if (section == null || !(section.value() instanceof Mapping entries)) {
        continue;
      }
      Mapping own = deal.get(key) instanceof Mapping given ? given : nothing();
      Map<String, Entry> offered = new LinkedHashMap<>();
      entries
          .entries()
          .forEach(
              (name, entry) -> {
                if (!own.entries().containsKey(name)) {
                  offered.put(name, entry);
                }
              });
      sections.put(key, new Entry(section.key(), new Mapping(offered, entries.place())));
    }
    return new Mapping(sections, template.place());
  }

  /** The deal with the labels, units and ranges of the template, for people to read. */
  private Mapping described() {
    Map<String, Entry> sections = new LinkedHashMap<>(deal.entries());
    for (String key : List.of("inputs", "schedules", "factors", INSTRUMENTS)) {
      Entry section = deal.entries().get(key);
      if (section != null
          && section.value() instanceof Mapping own
          && sample.template().get(key) instanceof Mapping base) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        own.entries().forEach((name, entry) -> entries.put(name, described(entry, base.get(name))));
        sections.put(key, new Entry(section.key(), new Mapping(entries, own.place())));
      }
    }
    return new Mapping(sections, deal.place());
  }

  private static Entry described(Entry own, @Nullable RawNode base) {
    if (!(base instanceof Mapping facts)) {
      return own;
    }
    Map<String, Entry> all = new LinkedHashMap<>();
    for (String key : DESCRIBED) {
      Entry fact = facts.entries().get(key);
      if (fact != null) {
        all.put(key, fact);
      }
    }
    if (own.value() instanceof Mapping mapping) {
      all.putAll(mapping.entries());
    } else {
      put(all, "value", own.value());
    }
    return new Entry(own.key(), new Mapping(all, own.value().place()));
  }

  private static Mapping nothing() {
    return new Mapping(Map.of(), Place.whole(""));
  }

  private static Scalar text(String text) {
    return new Scalar(text, text, false, Place.whole(""));
  }

  private static Mapping both(String zh, String en) {
    Map<String, Entry> all = new LinkedHashMap<>();
    put(all, "zh", text(zh));
    put(all, "en", text(en));
    return new Mapping(all, Place.whole(""));
  }

  private static void put(Map<String, Entry> into, String key, RawNode value) {
    into.put(key, new Entry(text(key), value));
  }
}
