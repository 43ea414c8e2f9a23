import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formatter of the build: {@code check} names every file that google-java-format would change
 * and fails; {@code fix} changes them.
 *
 * <p>It runs as a single-file program on the toolchain's Java, never inside Maven's own, which may
 * be too old to parse the sources. Arguments: the mode, then the folders to walk.
 */
public final class Format {

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean fix = args[0].equals("fix");
    if (!fix && !args[0].equals("check")) {
      throw new IllegalArgumentException("mode is '" + args[0] + "'. Maybe 'check' or 'fix'.");
    }
    var folders = Stream.of(args).skip(1).map(Path::of).toList();
    List<Path> wrong =
        sources(folders).parallelStream().filter(file -> differs(file, fix)).sorted().toList();
    if (fix) {
      System.out.println("Formatted " + wrong.size() + " files.");
    } else if (!wrong.isEmpty()) {
      wrong.forEach(file -> System.err.println("Not in google-java-format: " + file));
      System.err.println("Maybe run: mvn -q -N -Pformat verify");
      System.exit(1);
    }
  }

  private static List<Path> sources(List<Path> folders) throws IOException {
    try (Stream<Path> walk = folders.stream().flatMap(Format::walk)) {
      return walk.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.exists(folder) ? Files.walk(folder) : Stream.empty();
    } catch (IOException e) {
      throw new IllegalStateException("cannot list " + folder, e);
    }
  }

  private static boolean differs(Path file, boolean fix) {
    try {
      String before = Files.readString(file);
      String after = format(before);
      if (before.equals(after)) {
        return false;
      }
      if (fix) {
        Files.writeString(file, after);
      }
      return true;
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException("cannot format " + file + ": " + e.getMessage(), e);
    }
  }

  private static String format(String source) throws FormatterException {
    String imports = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(imports, JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
