package quanmai.models.termsheet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Templates: files of the language on the class path, or beside the deal that uses them. */
public final class Templates {

  /** The folder of the class path that holds them. */
  public static final String FOLDER = "quanmai/models/templates/";

  private static final String SUFFIX = ".yaml";
  private static final Pattern NAME = Pattern.compile("[\\p{L}0-9_-]{1,60}");

  private Templates() {}

  record Found(String file, byte[] bytes) {}

  /** The names of the templates on the class path, sorted. */
  public static Set<String> names() {
    URL folder = Templates.class.getClassLoader().getResource(FOLDER);
    if (folder == null) {
      return Set.of();
    }
    try {
      URI uri = folder.toURI();
      if (uri.getScheme().equals("jar")) {
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
          return yamlNames(jar.getPath("/" + FOLDER));
        }
      }
      return yamlNames(Path.of(uri));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the templates of the class path cannot be listed", e);
    }
  }

  /** The text of a template of the class path, or null when there is none of this name. */
  public static byte @Nullable [] bytes(String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    try (InputStream in =
        Templates.class.getClassLoader().getResourceAsStream(FOLDER + name + SUFFIX)) {
      return in == null ? null : in.readNBytes(FileText.MAX_BYTES);
    } catch (IOException e) {
      throw new IllegalStateException("the template " + name + " cannot be read", e);
    }
  }

  /** The template called {@code name}, or null after a finding. */
  static @Nullable Found find(Source name, @Nullable Path folder, Findings findings) {
    byte[] own = bytes(name.text());
    if (own != null) {
      return new Found("templates/" + name.text() + SUFFIX, own);
    }
    if (folder != null && NAME.matcher(name.text()).matches()) {
      Path beside = folder.resolve(name.text() + SUFFIX);
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
      return yamlNames(folder);
    } catch (IOException e) {
      return Set.of(); // the list is only a help
    }
  }

  private static Set<String> yamlNames(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(SUFFIX))
          .forEach(file -> names.add(file.substring(0, file.length() - SUFFIX.length())));
      return Collections.unmodifiableSet(names);
    }
  }
}
