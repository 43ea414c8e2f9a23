package quanmai.api.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The habits of the repository that a compiler does not see. A rule that has to be bent is bent
 * here, with its reason, or not at all.
 */
class TidyTest {

  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_MEDIAN = 200;
  private static final int LONGEST_METHOD = 60;

  /** The words below are put together, so that this file does not find itself. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|not " + "implemented");

  private static final Pattern SKIPPED =
      Pattern.compile("@Dis" + "abled|\\bassume(True|False|That)\\(|\\bAssum" + "ptions\\b");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}*~-])/(work|tmp|root|home|Users)/");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  private static final SourceTree TREE = SourceTree.here();

  @Test
  void the_top_level_is_the_house_and_nothing_else() {
    assertThat(TREE.topLevel())
        .containsExactlyInAnyOrder(
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            ".mvn",
            ".shellcheckrc",
            "LICENSE",
            "README.md",
            "api",
            "benchmarks",
            "docs",
            "engine",
            "models",
            "pom.xml",
            "quanmai",
            "scenarios");
  }

  @Test
  void files_are_short_enough_to_read() {
    var lengths = TREE.named(".java").stream().map(file -> TREE.lines(file).size()).toList();
    assertThat(TREE.named(".java"))
        .allSatisfy(file -> assertThat(TREE.lines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
    int median = lengths.stream().sorted().toList().get(lengths.size() / 2);
    assertThat(median).as("median lines of a Java file").isLessThan(LONGEST_MEDIAN);
  }

  @Test
  void methods_are_short_enough_to_read() {
    assertThat(TREE.methods().stream().filter(method -> !method.isTable()))
        .isNotEmpty()
        .allSatisfy(method -> assertThat(method.lines()).isLessThanOrEqualTo(LONGEST_METHOD));
  }

  @Test
  void every_package_says_what_it_is_for() {
    var packages =
        TREE.named(".java").stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(Path::getParent)
            .collect(Collectors.toSet());
    assertThat(packages)
        .allSatisfy(
            folder -> {
              Path info = folder.resolve("package-info.java");
              assertThat(TREE.files()).as("package-info of " + folder).contains(info);
              String text = String.join("\n", TREE.lines(info));
              assertThat(text).as(info.toString()).contains("@NullMarked").startsWith("/**");
              assertThat(text.indexOf("*/")).as("words in " + info).isGreaterThan(80);
            });
  }

  @Test
  void nothing_is_left_unfinished() {
    assertThat(linesWith(UNFINISHED, "")).isEmpty();
  }

  @Test
  void no_test_is_skipped() {
    assertThat(linesWith(SKIPPED, ".java")).isEmpty();
  }

  @Test
  void no_file_names_a_path_of_one_machine() {
    assertThat(linesWith(MACHINE_PATH, "")).isEmpty();
  }

  @Test
  void links_between_documents_lead_somewhere() {
    var broken = new ArrayList<String>();
    for (Path file : TREE.named(".md")) {
      Matcher links = LINK.matcher(String.join("\n", TREE.lines(file)));
      while (links.find()) {
        Path target = TREE.root().resolve(file).resolveSibling(links.group(1));
        if (!links.group(1).contains(":") && !Files.exists(target)) {
          broken.add(file + ": " + links.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<String> linesWith(Pattern pattern, String suffix) {
    var found = new ArrayList<String>();
    for (Path file : TREE.named(suffix)) {
      if (file.endsWith("TidyTest.java")) {
        continue; // it has to spell the paths it looks for
      }
      List<String> lines = TREE.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return found;
  }
}
