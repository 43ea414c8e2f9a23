package quanmai.models.structure;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.StructureSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;

/** Structures by name: those that come with the program, and files. */
public final class Structures {

  /** The word for all structures that come with the program. */
  public static final String ALL = "all";

  /** What others are compared with unless somebody asks for another order. */
  private static final String FIRST = "fdi-10";

  private static final Bundled BUNDLED = new Bundled("quanmai/models/structures/");

  private Structures() {}

  /** The names of those that come with the program, sorted. */
  public static Set<String> names() {
    return BUNDLED.names();
  }

  /** One that comes with the program. */
  public static StructureSheet bundled(String name) {
    byte[] bytes = BUNDLED.bytes(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no structure '" + name + "'. Maybe one of " + names());
    }
    var read = StructureSheet.read(name, "structures/" + name + ".yaml", bytes);
    StructureSheet sheet = read.sheet();
    if (sheet == null) {
      throw new IllegalStateException("the structure " + name + " is broken: " + read.findings());
    }
    return sheet;
  }

  /** All views of all that come with the program: plain FDI first, the others by name. */
  public static List<View> all() {
    Set<String> ordered = new LinkedHashSet<>(List.of(FIRST));
    ordered.addAll(names());
    return ordered.stream().flatMap(name -> View.of(bundled(name)).stream()).toList();
  }

  /**
   * The views that a selection names, each once, in its order.
   *
   * @param selection names of structures or of single views, files, or {@link #ALL}
   */
  public static List<View> select(List<String> selection, Findings findings) {
    Set<View> views = new LinkedHashSet<>();
    for (String name : selection) {
      views.addAll(one(name.strip(), findings));
    }
    for (View view : views) {
      GraphCheck.check(view.structure(), findings);
    }
    return List.copyOf(views);
  }

  private static List<View> one(String name, Findings findings) {
    if (name.equals(ALL)) {
      return all();
    }
    if (names().contains(name)) {
      return View.of(bundled(name));
    }
    List<View> all = all();
    List<View> single = all.stream().filter(view -> view.key().equals(name)).toList();
    if (!single.isEmpty()) {
      return single;
    }
    Path file = file(name);
    if (file != null) {
      return fromFile(file, findings);
    }
    List<String> known = new ArrayList<>(names());
    String listed = String.join(", ", known);
    all.forEach(view -> known.add(view.key()));
    findings.refuse(
        "unknown-structure",
        Place.whole("--structures " + name),
        new Text(
            "没有架构 " + name + "；有：" + listed,
            "there is no structure " + name + "; there are: " + listed),
        Nearest.advice(name, known));
    return List.of();
  }

  private static @Nullable Path file(String name) {
    try {
      Path path = Path.of(name);
      return Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<View> fromFile(Path file, Findings findings) {
    byte[] bytes = TermSheetReader.bytes(file, findings);
    if (bytes == null) {
      return List.of();
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    var read = StructureSheet.read(name, file.toString(), bytes);
    read.findings().forEach(findings::add);
    StructureSheet sheet = read.sheet();
    return sheet == null ? List.of() : View.of(sheet);
  }
}
