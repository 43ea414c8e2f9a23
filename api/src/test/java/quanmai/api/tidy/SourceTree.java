package quanmai.api.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The files of the repository as a reader finds them: no build output, no version control. */
final class SourceTree {

  /** What a build, an editor or version control leaves beside the sources. */
  static final Set<String> NOT_SOURCES =
      Set.of(".git", "target", ".idea", ".vscode", "node_modules", ".DS_Store");

  /** One method and how many lines it takes; its Javadoc and annotations are not counted. */
  record Method(Path file, String name, String returns, long lines) {

    /** Whether it is the table of a parameterised test: rows of cases, which are data. */
    boolean isTable() {
      return file.toString().contains("/src/test/") && returns.endsWith("<Arguments>");
    }
  }

  private final Path root;
  private final List<Path> files;

  private SourceTree(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /** The repository around the module whose tests run. */
  static SourceTree here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("quanmai"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the launcher 'quanmai' is in no folder above the tests");
      }
    }
    return new SourceTree(folder, list(folder));
  }

  Path root() {
    return root;
  }

  /** Every file, as a path from the root. */
  List<Path> files() {
    return files;
  }

  List<Path> named(String suffix) {
    return files.stream().filter(file -> file.toString().endsWith(suffix)).toList();
  }

  /** The lines of {@code file}; none where it is not text in UTF-8. */
  List<String> lines(Path file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> topLevel() {
    try (Stream<Path> top = Files.list(root)) {
      return top.map(path -> path.getFileName().toString())
          .filter(name -> !NOT_SOURCES.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every method and constructor with a body, measured by the compiler's own parser. */
  List<Method> methods() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    var sources = named(".java").stream().map(root::resolve).toList();
    var units = manager.getJavaFileObjectsFromPaths(sources);
    var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
    var found = new ArrayList<Method>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, Trees.instance(task).getSourcePositions(), found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private final class MethodScanner extends TreeScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap map = unit.getLineMap();
      if (method.getBody() != null) {
        Tree type = method.getReturnType() == null ? method.getBody() : method.getReturnType();
        long first = map.getLineNumber(positions.getStartPosition(unit, type));
        long last = map.getLineNumber(positions.getEndPosition(unit, method));
        Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
        String name = method.getName().toString();
        found.add(new Method(file, name, type.toString(), last - first + 1));
      }
      return super.visitMethod(method, nothing);
    }
  }

  private static List<Path> list(Path root) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_SOURCES.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!NOT_SOURCES.contains(file.getFileName().toString())) {
                found.add(root.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(found);
  }
}
