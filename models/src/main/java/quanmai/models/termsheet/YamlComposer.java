package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML text to nodes with places, from SnakeYAML's events.
 *
 * <p>Depth, number of nodes and length of texts are limited. Anchors, aliases, tags and second
 * documents are refused: a term sheet names its values by inputs, and what is not in the language
 * cannot be a bomb.
 */
final class YamlComposer {

  static final int MAX_DEPTH = 24;
  static final int MAX_NODES = 200_000;
  static final int MAX_TEXT = 10_000;
  private static final int MAX_KEY = 100;

  private final Place origin;
  private final String text;
  private final Findings findings;
  private final ParserImpl parser;
  private int nodes;
  private int @Nullable [] codePoints;

  private YamlComposer(Place origin, String text, Findings findings) {
    this.origin = origin;
    this.text = text;
    this.findings = findings;
    var options = new LoaderOptions();
    options.setCodePointLimit(FileText.MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  /** The root of {@code text}, or null after a finding. Never throws. */
  static @Nullable RawNode compose(String file, String text, Findings findings) {
    return compose(new Place(file, 1, 1, ""), text, findings);
  }

  /** The same for a text that starts at {@code origin}, such as that of a cell. */
  static @Nullable RawNode compose(Place origin, String text, Findings findings) {
    var composer = new YamlComposer(origin, text, findings);
    try {
      return composer.document();
    } catch (Refused refused) {
      return null;
    } catch (MarkedYAMLException e) {
      composer.syntax(e);
      return null;
    } catch (YAMLException e) {
      composer.syntax(origin, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Ends composing after its finding was added. */
  private static final class Refused extends RuntimeException {
    Refused() {
      super(null, null, false, false);
    }
  }

  private @Nullable RawNode document() {
    parser.getEvent(); // the start of the stream
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return empty();
    }
    parser.getEvent(); // the start of the document
    RawNode root = node(parser.getEvent(), origin.path(), 0);
    parser.getEvent(); // the end of the document
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      Place place = place(parser.peekEvent().getStartMark(), "");
      findings.refuse(
          "second-document",
          place,
          new Text("“---” 之后另起了一份文档", "a second document starts here after '---'"),
          new Text("应分成两个文件", "make two files of it"));
    }
    return root instanceof RawNode.Scalar scalar && scalar.isNull() ? empty() : root;
  }

  private @Nullable RawNode empty() {
    findings.refuse(
        "empty-file",
        origin,
        new Text("文件里没有内容", "the file says nothing"),
        new Text("应从 quanmai: 1 开始", "start it with 'quanmai: 1'"));
    return null;
  }

  private RawNode node(Event event, String path, int depth) {
    Place place = place(event.getStartMark(), path);
    limits(place, depth);
    if (event instanceof NodeEvent start && !(event instanceof AliasEvent)) {
      refuseAnchorAndTag(start, place);
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, place);
      case MappingStartEvent _ -> mapping(place, depth);
      case SequenceStartEvent _ -> items(place, depth);
      case AliasEvent alias -> alias(alias, place);
      default -> throw new AssertionError("no node starts with " + event);
    };
  }

  private void limits(Place place, int depth) {
    if (depth > MAX_DEPTH) {
      findings.refuse(
          "too-deep",
          place,
          new Text("嵌套超过 " + MAX_DEPTH + " 层", "nested more than " + MAX_DEPTH + " deep"),
          new Text("多写了括号", "there are brackets too many"));
      throw new Refused();
    }
    if (++nodes > MAX_NODES) {
      findings.refuse(
          "too-many-values",
          place,
          new Text("超过 " + MAX_NODES + " 个值", "more than " + MAX_NODES + " values"),
          new Text("这不是交易文件", "this is no term sheet"));
      throw new Refused();
    }
  }

  private void refuseAnchorAndTag(NodeEvent event, Place place) {
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          case SequenceStartEvent sequence -> sequence.getTag();
          default -> null;
        };
    if (tag != null) {
      findings.refuse(
          "tag",
          place,
          new Text(
              "标签 " + clip(tag) + " 不属于本语言", "the tag " + clip(tag) + " is not in the language"),
          new Text("应删去标签，或给文本加引号", "delete it, or put the text in quotes"));
    }
    if (event.getAnchor() != null) {
      findings.refuse(
          "anchor",
          place,
          new Text(
              "锚点 &" + event.getAnchor() + " 不属于本语言",
              "the anchor &" + event.getAnchor() + " is not in the language"),
          new Text("应写成 inputs 里的一项并按名称引用", "make it an input and use its name"));
    }
  }

  private RawNode alias(AliasEvent alias, Place place) {
    findings.refuse(
        "alias",
        place,
        new Text(
            "别名 *" + alias.getAnchor() + " 不属于本语言",
            "the alias *" + alias.getAnchor() + " is not in the language"),
        new Text("应写成 inputs 里的一项并按名称引用", "make it an input and use its name"));
    return new RawNode.Broken(place);
  }

  private RawNode items(Place place, int depth) {
    var items = new ArrayList<RawNode>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(parser.getEvent(), place.path() + "[" + items.size() + "]", depth + 1));
    }
    parser.getEvent();
    return new RawNode.Items(items, place);
  }

  private RawNode mapping(Place place, int depth) {
    var entries = new LinkedHashMap<String, RawNode.Entry>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      RawNode key = node(parser.getEvent(), place.path(), depth + 1);
      String name = key instanceof RawNode.Scalar scalar ? scalar.text().strip() : "?";
      String path = place.path().isEmpty() ? clip(name) : place.path() + "." + clip(name);
      RawNode value = node(parser.getEvent(), path, depth + 1);
      if (!(key instanceof RawNode.Scalar scalar)
          || name.isEmpty()
          || scalar.isNull()
          || name.length() > MAX_KEY) {
        badKey(key);
        continue;
      }
      wideBlank(scalar);
      Place at = key.place().at(path);
      var entry = new RawNode.Entry(new RawNode.Scalar(name, name, scalar.quoted(), at), value);
      RawNode.Entry first = entries.putIfAbsent(name, entry);
      if (first != null) {
        duplicate(name, at, first.key().place());
      }
    }
    parser.getEvent();
    return new RawNode.Mapping(Collections.unmodifiableMap(entries), place);
  }

  private void badKey(RawNode key) {
    if (key instanceof RawNode.Broken) {
      return; // said already
    }
    findings.refuse(
        "bad-key",
        key.place(),
        new Text(
            "此处应为一个名称（不超过 " + MAX_KEY + " 字）",
            "a key must be one name (at most " + MAX_KEY + " characters)"),
        new Text("冒号位置不对", "the colon is in the wrong place"));
  }

  /** YAML counts only ASCII spaces as indentation; a full-width blank becomes part of the key. */
  private void wideBlank(RawNode.Scalar key) {
    char first = key.text().charAt(0);
    if (!key.quoted() && (first == '\u3000' || first == '\u00a0')) {
      findings.refuse(
          "wide-blank",
          key.place(),
          new Text("行首是全角空格", "the line starts with a full-width or no-break blank"),
          new Text("应换成半角空格", "replace it by spaces"));
    }
  }

  private void duplicate(String name, Place at, Place first) {
    findings.refuse(
        "duplicate-key",
        at,
        new Text(
            name + " 写了两次，第一次在第 " + first.line() + " 行",
            name + " is written twice, first in line " + first.line()),
        new Text("应删去其中之一，或改名", "delete or rename one of them"));
  }

  private RawNode scalar(ScalarEvent event, Place place) {
    String value = event.getValue();
    if (value.length() > MAX_TEXT) {
      findings.refuse(
          "text-too-long",
          place,
          new Text(
              "文本有 " + value.length() + " 字，上限为 " + MAX_TEXT,
              "the text has " + value.length() + " characters, more than " + MAX_TEXT),
          new Text("应拆成几行（lines）", "split it into several lines"));
      return new RawNode.Broken(place);
    }
    boolean quoted = event.isSQuoted() || event.isDQuoted();
    if (quoted) {
      return new RawNode.Scalar(value, value, true, place.right(1));
    }
    boolean block = !event.isPlain();
    if (!block && event.getStartMark().getLine() == event.getEndMark().getLine()) {
      return new RawNode.Scalar(value, value, false, place);
    }
    return severalLines(event, value, block, place);
  }

  /** A text over several lines, with its raw form cut out of the file. */
  private RawNode severalLines(ScalarEvent event, String value, boolean block, Place place) {
    int[] points = codePoints;
    if (points == null) {
      points = text.codePoints().toArray();
      codePoints = points;
    }
    int from = event.getStartMark().getIndex();
    int to = Math.min(event.getEndMark().getIndex(), points.length);
    int line = place.line();
    int column = place.column();
    if (block) {
      while (from < to && points[from] != '\n') {
        from++; // the header, such as |-
      }
    }
    while (from < to && Character.isWhitespace(points[from])) {
      column = points[from] == '\n' ? 1 : column + 1;
      line = points[from] == '\n' ? line + 1 : line;
      from++;
    }
    String raw = new String(points, from, to - from).stripTrailing();
    Place start =
        place.spot() instanceof Place.Spot.Text
            ? new Place(place.file(), line, column, place.path())
            : origin.right(from).at(place.path());
    return new RawNode.Scalar(value, raw, block, start);
  }

  private Place place(@Nullable Mark mark, String path) {
    if (mark == null) {
      return origin.at(path);
    }
    return origin.spot() instanceof Place.Spot.Text
        ? new Place(origin.file(), mark.getLine() + 1, mark.getColumn() + 1, path)
        : origin.right(mark.getIndex()).at(path);
  }

  private void syntax(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    syntax(place(mark, ""), context + e.getProblem());
  }

  private void syntax(Place place, String problem) {
    findings.refuse(
        "yaml-syntax",
        place,
        new Text("不是 YAML：" + clip(problem), "not YAML: " + clip(problem)),
        SyntaxAdvice.of(problem, lineAndTheOneBefore(place.line())));
  }

  private String lineAndTheOneBefore(int line) {
    return text.lines().skip(Math.max(line - 2L, 0)).limit(2).collect(Collectors.joining("\n"));
  }

  private static String clip(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
