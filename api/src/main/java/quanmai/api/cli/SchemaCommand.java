package quanmai.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import quanmai.models.termsheet.TermSheet;

/** {@code schema}: the JSON Schema of term sheets. */
@Command(name = "schema")
final class SchemaCommand implements Callable<Integer> {

  private static final String RESOURCE = "/quanmai/models/schema/termsheet.schema.json";

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (InputStream in = TermSheet.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the schema is missing from this build: " + RESOURCE);
      }
      console.out().println(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    return ExitCode.DONE;
  }
}
