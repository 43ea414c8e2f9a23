package quanmai.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import quanmai.scenarios.run.DealLoader;

/** Runs the command line in this process and keeps what it said. */
record Cli(int code, String out, String err) {

  static Cli run(String... args) {
    return run(new Terminal(100, false), args);
  }

  static Cli run(Terminal terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true), terminal);
    return new Cli(code, out.toString(), err.toString());
  }

  /** Sample case C1 as a file. */
  static String c1(Path folder) throws IOException {
    Path file = folder.resolve("c1.yaml");
    try (InputStream in =
        Objects.requireNonNull(
            DealLoader.class.getResourceAsStream("/quanmai/models/cases/c1.yaml"))) {
      Files.write(file, in.readAllBytes());
    }
    return file.toString();
  }

  static String file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
