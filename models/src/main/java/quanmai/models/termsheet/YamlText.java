package quanmai.models.termsheet;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import quanmai.models.termsheet.RawNode.Broken;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;

/** Nodes as YAML in one line; what is written is read back as the same nodes. */
public final class YamlText {

  /** Texts that need no quotes anywhere, also inside brackets. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_+.【（《“-][\\p{L}\\p{N}_./%+*^()（）【】《》、；。，“”<=> -]*");

  private static final Pattern TAKEN = Pattern.compile("(?i)null|---.*|\\.\\.\\.|- .*|-");

  private YamlText() {}

  /** The node in one line. */
  public static String of(RawNode node) {
    return switch (node) {
      case Scalar scalar -> scalar.isNull() ? "~" : text(scalar.text());
      case Items items ->
          items.items().stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> text(entry.getKey()) + ": " + of(entry.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Broken _ -> throw new IllegalArgumentException("what is broken cannot be written");
    };
  }

  /** A text in one line, in quotes where it needs them. */
  public static String text(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    boolean plain = PLAIN.matcher(line).matches() && !TAKEN.matcher(line).matches();
    return plain ? line : "'" + line.replace("'", "''") + "'";
  }
}
