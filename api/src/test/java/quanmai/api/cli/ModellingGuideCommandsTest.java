package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that the guide to the deal language shows, and what it prints of their output. */
class ModellingGuideCommandsTest {

  private static final String GUIDE = "docs/MODELLING.md";
  private static final String PROGRAM = "./quanmai ";

  /** The insides of the blocks with this mark. */
  private static List<List<String>> blocks(String mark) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    List<String> inside = null;
    for (String line : Files.readAllLines(root().resolve(GUIDE))) {
      if (line.startsWith("```")) {
        if (inside == null && line.equals("```" + mark)) {
          blocks.add(new ArrayList<>());
        }
        inside = inside != null ? null : line.equals("```" + mark) ? blocks.getLast() : List.of();
      } else if (inside instanceof ArrayList<String>) {
        inside.add(line);
      }
    }
    return blocks;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  static Stream<String> commands() throws IOException {
    return blocks("sh").stream().flatMap(List::stream).filter(line -> line.startsWith(PROGRAM));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.substring(PROGRAM.length()).split(" "));
  }

  private static CommandLine program() {
    ResourceBundle bundle = ResourceBundle.getBundle("quanmai.api.cli.messages", Locale.ENGLISH);
    var nowhere = new PrintWriter(Writer.nullWriter());
    var console =
        new Console(new Messages(bundle, "en"), nowhere, nowhere, new Terminal(100, false));
    return Commands.create(console);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(String line) {
    CommandLine.ParseResult parsed = program().parseArgs(words(line).toArray(String[]::new));
    assertThat(parsed.hasSubcommand()).as("a command is named").isTrue();
  }

  @Test
  void whatTheyNameIsThere() throws IOException {
    for (String line : commands().toList()) {
      List<String> words = words(line);
      List<String> quick = List.of("explain", "list");
      if (quick.contains(words.getFirst()) || words.equals(List.of("new"))) {
        Cli ran = Cli.run(words.toArray(String[]::new));
        assertThat(ran.code()).as(line + ": " + ran.err()).isZero();
      }
    }
  }

  @Test
  void whatTheyFixCanBeFixed() throws IOException {
    List<String> check = new ArrayList<>(List.of("explain", "c1", "--base"));
    for (String line : commands().toList()) {
      List<String> words = words(line);
      for (int i = 0; i < words.size() && !words.getFirst().equals("compare"); i++) {
        if (words.get(i).equals("--set")) {
          check.addAll(words.subList(i, i + 2));
        }
      }
    }
    assertThat(check).hasSizeGreaterThan(3);
    Cli ran = Cli.run(check.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void whatTheyCompareCanBeCompared() throws IOException {
    int compared = 0;
    for (String line : commands().toList()) {
      List<String> words = new ArrayList<>(words(line));
      if (words.getFirst().equals("compare")) {
        words.addAll(List.of("--paths", "64", "-q"));
        Cli ran = Cli.run(words.toArray(String[]::new));
        assertThat(ran.code()).as(line + ": " + ran.err()).isZero();
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void theFirstDealPrintsWhatTheGuideShows(@TempDir Path folder) throws IOException {
    String deal = String.join("\n", blocks("yaml").getFirst());
    String file = Cli.file(folder, "first.yaml", deal);
    Cli ran = Cli.run(new Terminal(140, false), "run", file, "--quiet", "--lang", "en");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(blocks("text printed")).hasSize(1);
    assertThat(blocks("text printed").getFirst())
        .allSatisfy(line -> assertThat(ran.out().lines()).contains(line));
  }
}
