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

/**
 * Files of the language that come with the program, by name.
 *
 * @param folder of the class path that holds them, ending in a slash
 */
public record Bundled(String folder) {

  /** Deals with their sources, each a worked example. */
  public static final Bundled CASES = new Bundled("quanmai/models/cases/");

  /** Books of deals and funds. */
  public static final Bundled BOOKS = new Bundled("quanmai/models/books/");

  /** No file of the language is larger. */
  public static final int MOST_BYTES = FileText.MAX_BYTES;

  static final String SUFFIX = ".yaml";
  static final Pattern NAME = Pattern.compile("[\\p{L}0-9_-]{1,60}");

  /** All names, sorted. */
  public Set<String> names() {
    var names = new TreeSet<String>();
    try {
      for (URL found : Collections.list(Bundled.class.getClassLoader().getResources(folder))) {
        names.addAll(names(found.toURI()));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(folder + " of the class path cannot be listed", e);
    }
    return Collections.unmodifiableSet(names);
  }

  private Set<String> names(URI uri) throws IOException {
    if (!uri.getScheme().equals("jar")) {
      return names(Path.of(uri));
    }
    try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
      return names(jar.getPath("/" + folder));
    }
  }

  /** The text of one, or null when there is none of this name. */
  public byte @Nullable [] bytes(String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    try (InputStream in =
        Bundled.class.getClassLoader().getResourceAsStream(folder + name + SUFFIX)) {
      return in == null ? null : in.readNBytes(FileText.MAX_BYTES);
    } catch (IOException e) {
      throw new IllegalStateException(folder + name + " cannot be read", e);
    }
  }

  static Set<String> names(Path folder) throws IOException {
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
