package quanmai.models.termsheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Mapping;

/** Templates: files of the language on the class path, or beside the deal that uses them. */
public final class Templates {

  /** The folder of the class path that holds them. */
  public static final String FOLDER = "quanmai/models/templates/";

  private static final Bundled ALL = new Bundled(FOLDER);

  private Templates() {}

  record Found(String file, byte[] bytes) {}

  /**
   * A template with what it shows of a sample deal.
   *
   * @param name what it is called
   * @param note what it is for, null when it does not say
   * @param template with those that it builds on, without its example
   * @param example a deal on it, in part; empty when it shows none
   */
  public record Sample(Text name, @Nullable Text note, Mapping template, Mapping example) {

    /** The sample deal with all that the template says. */
    public Mapping whole() {
      return new TemplateMerge(new Findings()).merge(template, example);
    }
  }

  /** The names of the templates on the class path, sorted. */
  public static Set<String> names() {
    return ALL.names();
  }

  /** The text of a template of the class path, or null when there is none of this name. */
  public static byte @Nullable [] bytes(String name) {
    return ALL.bytes(name);
  }

  /** A template of the class path, or null when there is none of this name. */
  public static @Nullable Sample sample(String name) {
    byte[] bytes = bytes(name);
    if (bytes == null) {
      return null;
    }
    var findings = new Findings();
    Mapping own = TermSheetReader.root(name, bytes, findings);
    Mapping whole =
        own == null
            ? null
            : new TermSheetReader(null, findings).withTemplates(own, new HashSet<>());
    if (own == null || whole == null || findings.refused()) {
      throw new IllegalStateException("the template " + name + " is broken: " + findings.all());
    }
    Mapping nothing = new Mapping(Map.of(), own.place());
    Mapping example = own.get(TemplateMerge.EXAMPLE) instanceof Mapping shown ? shown : nothing;
    Text label = Pick.label(own.get("name"));
    return new Sample(
        label == null ? Text.same(name) : label,
        Pick.label(own.get("note")),
        new TemplateMerge(findings).merge(whole, nothing),
        example);
  }

  /** The template called {@code name}, or null after a finding. */
  static @Nullable Found find(Source name, @Nullable Path folder, Findings findings) {
    byte[] own = bytes(name.text());
    if (own != null) {
      return new Found("templates/" + name.text() + Bundled.SUFFIX, own);
    }
    if (folder != null && Bundled.NAME.matcher(name.text()).matches()) {
      Path beside = folder.resolve(name.text() + Bundled.SUFFIX);
      if (Files.exists(beside)) {
        byte[] bytes = FileText.bytes(beside, findings);
        return bytes == null ? null : new Found(beside.toString(), bytes);
      }
    }
    Set<String> all = new TreeSet<>(names());
    all.addAll(folder == null ? Set.of() : besides(folder));
    findings.refuse(
        "unknown-template",
        name.place(),
        new Text(
            "没有模板 " + name.text() + "；有：" + String.join("、", all),
            "there is no template " + name.text() + "; there are: " + String.join(", ", all)),
        Nearest.advice(name.text(), all));
    return null;
  }

  private static Set<String> besides(Path folder) {
    try {
      return Bundled.names(folder);
    } catch (IOException e) {
      return Set.of(); // the list is only a help
    }
  }
}
