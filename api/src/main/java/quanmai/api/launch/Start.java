package quanmai.api.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import quanmai.api.cli.Main;

/**
 * The launcher's main class.
 *
 * <p>The JVM writes a warning about the incubating Vector API to file descriptor 2 before any class
 * of ours is loaded, and has no option against it. The launcher therefore keeps the real error
 * stream on another descriptor, and gives its number in the property {@code quanmai.stderr};
 * without that property nothing is changed.
 */
public final class Start {

  private Start() {}

  /** Restores {@code System.err}, then runs the command line with {@code args}. */
  public static void main(String[] args) throws ReflectiveOperationException {
    int errors = Integer.getInteger("quanmai.stderr", 2);
    if (errors != 2) {
      System.setErr(open(errors));
    }
    Main.main(args);
  }

  // Opening /dev/fd/3 by name would make a second file position, and overwrite what the caller's
  // shell writes to the same file; only the descriptor itself shares its position.
  private static PrintStream open(int number) throws ReflectiveOperationException {
    var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    FileDescriptor descriptor = constructor.newInstance(number);
    Charset charset =
        Charset.forName(System.getProperty("stderr.encoding", StandardCharsets.UTF_8.name()));
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }
}
