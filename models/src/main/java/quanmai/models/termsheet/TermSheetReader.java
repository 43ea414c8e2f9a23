package quanmai.models.termsheet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.ShapeCheck.Part;

/**
 * Reads a term sheet, from YAML or from nodes that were read elsewhere: strictly, with the place of
 * every piece, and all findings at once.
 *
 * <p>A file that builds on a template is merged with it by {@link TemplateMerge}. No input makes it
 * throw; what it reads is limited to 10 MB, a depth of 24, 200,000 values and texts of 10,000
 * characters. Names, units and formulas stay text.
 */
public final class TermSheetReader {

  /**
   * A term sheet and what there is to say about it.
   *
   * @param sheet null when a finding refuses it
   * @param partial where one does: what could be read, so that later checks may find more; null
   *     when too little could
   */
  public record Read(
      @Nullable TermSheet sheet, @Nullable TermSheet partial, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  private final @Nullable Path folder;
  private final Findings findings;

  TermSheetReader(@Nullable Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** Reads a file; templates are looked for on the class path, then beside it. */
  public static Read read(Path path) {
    var findings = new Findings();
    byte[] bytes = bytes(path, findings);
    Mapping root = bytes == null ? null : root(path.toString(), bytes, findings);
    return read(root, path.toAbsolutePath().getParent(), findings);
  }

  /** Reads a text; findings call it {@code fileName}. Templates come from the class path. */
  public static Read read(String fileName, String text) {
    return read(fileName, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the bytes of a file; findings call it {@code fileName}. */
  public static Read read(String fileName, byte[] bytes) {
    var findings = new Findings();
    return read(root(fileName, bytes, findings), null, findings);
  }

  /**
   * What the nodes of a file say.
   *
   * @param root null when there is a finding why there is none
   * @param folder where templates are looked for after the class path, null for nowhere
   * @param findings those that the file has so far; more are added
   */
  public static Read read(@Nullable Mapping root, @Nullable Path folder, Findings findings) {
    return root == null
        ? new Read(null, null, findings.all())
        : new TermSheetReader(folder, findings).read(root);
  }

  /** The bytes of a file, of which a large one is never loaded; null after a finding. */
  public static byte @Nullable [] bytes(Path path, Findings findings) {
    return FileText.bytes(path, findings);
  }

  private Read refusal() {
    return new Read(null, null, findings.all());
  }

  private Read read(Mapping own) {
    boolean merges = own.get("template") != null;
    boolean deal = !SheetBuilder.isTemplate(own);
    check(own, merges ? Part.SHAPES : Part.BOTH, deal);
    Mapping whole = merges ? withTemplates(own, new HashSet<>()) : own;
    if (whole == null) {
      return refusal();
    }
    if (merges) {
      check(whole, Part.REQUIRED, deal);
    }
    var builder = new SheetBuilder(whole, findings);
    TermSheet sheet = builder.build();
    if (!findings.refused()) {
      return new Read(sheet, null, findings.all());
    }
    return new Read(null, builder.isWhole() ? sheet : null, findings.all());
  }

  private void check(Mapping root, Part part, boolean deal) {
    new ShapeCheck(findings, part, deal).check(root, Grammar.FILE, "quanmai: 1");
  }

  /** The root mapping of a file of text, or null after a finding. */
  public static @Nullable Mapping root(String file, byte[] bytes, Findings findings) {
    String text = FileText.decode(file, bytes, findings);
    RawNode root = text == null ? null : YamlComposer.compose(file, text, findings);
    if (root == null) {
      return null;
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    if (!(root instanceof RawNode.Broken)) {
      findings.refuse(
          "wrong-shape",
          root.place(),
          new Text("文件应由 “键: 值” 组成", "a term sheet is a mapping of keys to values"),
          new Text(
              "应从 quanmai: 1 开始，或选错了文件", "start it with 'quanmai: 1', or it is the wrong file"));
    }
    return null;
  }

  /** {@code own} merged into the templates that it builds on; null after a finding. */
  @Nullable Mapping withTemplates(Mapping own, Set<String> seen) {
    Source name = Pick.source(own, "template");
    if (name == null) {
      return own;
    }
    if (!seen.add(name.text())) {
      findings.refuse(
          "template-cycle",
          name.place(),
          new Text("模板 " + name.text() + " 最终引用了自己", name.text() + " builds on itself"),
          new Text("应引用另一个模板", "another template was meant"));
      return null;
    }
    Templates.Found found = Templates.find(name, folder, findings);
    if (found == null) {
      return null;
    }
    Mapping template = root(found.file(), found.bytes(), findings);
    if (template == null) {
      return null;
    }
    check(template, Part.SHAPES, false);
    Mapping base = withTemplates(template, seen);
    return base == null ? null : new TemplateMerge(findings).merge(base, own);
  }
}
