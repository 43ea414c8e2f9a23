package quanmai.models.termsheet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import quanmai.models.book.Book;
import quanmai.models.book.BookReader;
import quanmai.models.check.Checked;
import quanmai.models.check.Checker;
import quanmai.models.instrument.Instruments;
import quanmai.models.instrument.draft.Expansion;
import quanmai.models.structure.Structures;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/**
 * The examples of the guide to the deal language, in their order.
 *
 * <p>A block of {@code yaml} that begins with {@code quanmai: 1} is a file of its own: a deal, or a
 * template that the deals after it find under the name {@code file=}, and whose example is a deal.
 * Or it is a book. Any other block of {@code yaml} is laid over the deal as it stands. A block of
 * {@code yaml wrong RULE} is laid over it too, and forgotten. A block of {@code yaml structure} is
 * a holding structure, which must have no finding. A block of {@code text} tells results of the
 * deal as it stands.
 */
final class Guide {

  static final String DOCUMENT = "docs/MODELLING.md";

  private Guide() {}

  /** A fenced block: what follows the fence's marks, the line of the fence, and what is inside. */
  record Block(List<String> info, int line, String text) {
    Block {
      info = List.copyOf(info);
    }

    boolean is(String kind) {
      return info.getFirst().equals(kind);
    }

    /** The word after {@code mark}, such as the rule after {@code wrong}. */
    Optional<String> after(String mark) {
      int at = info.indexOf(mark);
      return at < 0 ? Optional.empty() : Optional.of(info.get(at + 1));
    }
  }

  /** A deal as it stands after a block, with what it was checked to be. */
  record Example(Block block, Outcome outcome) {
    @Override
    public String toString() {
      return DOCUMENT + ":" + block.line() + " " + String.join(" ", block.info());
    }
  }

  /** What reading and checking a deal, or a book, said. */
  record Outcome(@Nullable Checked checked, @Nullable Book book, List<Finding> findings) {
    Outcome {
      findings = List.copyOf(findings);
    }

    Outcome(@Nullable Checked checked, List<Finding> findings) {
      this(checked, null, findings);
    }
  }

  static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("```")) {
        continue;
      }
      if (start < 0) {
        start = i;
      } else {
        List<String> info = List.of(lines.get(start).substring(3).strip().split("[ =]"));
        String text = String.join("\n", lines.subList(start + 1, i)) + "\n";
        blocks.add(new Block(info, start + 1, text));
        start = -1;
      }
    }
    return blocks;
  }

  /** Every block of {@code yaml} and {@code text}, each with the deal that it is about. */
  static List<Example> examples(Path folder) throws IOException {
    List<Example> examples = new ArrayList<>();
    Mapping deal = null;
    Outcome outcome = null;
    for (Block block : blocks(Files.readAllLines(root().resolve(DOCUMENT)))) {
      if (block.is("text") && !block.info().contains("printed")) {
        examples.add(new Example(block, requireNonNull(outcome, "results of no deal")));
      }
      if (!block.is("yaml")) {
        continue;
      }
      Optional<String> file = block.after("file");
      if (block.info().contains("structure")) {
        structure(block, folder.resolve(file.orElseThrow() + ".yaml"));
        continue;
      }
      if (file.isPresent()) {
        Files.writeString(folder.resolve(file.get() + ".yaml"), block.text());
        examples.add(new Example(block, started(block, file.get(), folder)));
        continue;
      }
      if (block.text().startsWith("quanmai: 1\nkind: book")) {
        byte[] bytes = block.text().getBytes(StandardCharsets.UTF_8);
        BookReader.Outcome book = BookReader.read(DOCUMENT, bytes, folder);
        outcome = new Outcome(null, book.book(), book.findings());
        examples.add(new Example(block, outcome));
        continue;
      }
      Findings findings = new Findings();
      Mapping own = parsed(block, findings);
      boolean whole = block.text().startsWith("quanmai: 1");
      Mapping now = own == null ? null : whole ? own : over(requireNonNull(deal), own);
      Outcome checked = check(now, folder, findings);
      examples.add(new Example(block, checked));
      if (block.after("wrong").isEmpty()) {
        deal = now;
        outcome = checked;
      }
    }
    return examples;
  }

  private static void structure(Block block, Path file) throws IOException {
    Files.writeString(file, block.text());
    Findings findings = new Findings();
    if (Structures.select(List.of(file.toString()), findings).isEmpty() || !findings.isEmpty()) {
      throw new AssertionError("line " + block.line() + ": " + findings.all());
    }
  }

  /** The deal that a template's own example is. */
  private static Outcome started(Block block, String template, Path folder) {
    Findings findings = new Findings();
    String head = "quanmai: 1\nkind: deal\ntemplate: " + template + "\n";
    Mapping deal = requireNonNull(parsed(new Block(block.info(), block.line(), head), findings));
    Mapping whole = requireNonNull(parsed(block, findings));
    return check(over(deal, Pick.mapping(whole, TemplateMerge.EXAMPLE)), folder, findings);
  }

  private static @Nullable Mapping parsed(Block block, Findings findings) {
    byte[] bytes = block.text().getBytes(StandardCharsets.UTF_8);
    return TermSheetReader.root(DOCUMENT, bytes, findings);
  }

  /** {@code own} over a deal, by the rules of a deal over its template. */
  private static Mapping over(Mapping deal, Mapping own) {
    Mapping merged = new TemplateMerge(new Findings()).merge(deal, own);
    var all = new LinkedHashMap<>(deal.entries());
    all.putAll(merged.entries());
    return new Mapping(all, deal.place());
  }

  private static Outcome check(@Nullable Mapping root, Path folder, Findings soFar) {
    TermSheetReader.Read read = TermSheetReader.read(root, folder, soFar);
    List<Finding> findings = new ArrayList<>(read.findings());
    TermSheet sheet = read.sheet();
    if (sheet == null) {
      return new Outcome(null, findings);
    }
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    findings.addAll(built.findings());
    Timeline timeline = built.timeline();
    if (timeline == null) {
      return new Outcome(null, findings);
    }
    Expansion expansion = Instruments.expand(sheet, timeline);
    findings.addAll(expansion.findings());
    Checker.Result result = Checker.check(expansion.sheet(), timeline);
    findings.addAll(result.findings());
    return new Outcome(result.checked(), findings);
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs"))) {
      folder = requireNonNull(folder.getParent());
    }
    return folder;
  }
}
