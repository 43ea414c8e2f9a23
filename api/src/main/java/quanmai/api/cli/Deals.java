package quanmai.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealLoader;
import quanmai.scenarios.run.DealLoader.Loaded;

/** Loads the deal that a command is about, and tells all findings. */
final class Deals {

  private static final String SAMPLE = "/quanmai/models/cases/c1.yaml";

  private Deals() {}

  /** The deal in {@code file}; null when it was refused, and the findings told. */
  static @Nullable Deal load(Console console, Path file) throws NoSuchFileException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return tell(console, DealLoader.load(file));
  }

  /** Sample case C1. */
  static Deal sample(Console console) throws IOException {
    try (InputStream in = DealLoader.class.getResourceAsStream(SAMPLE)) {
      if (in == null) {
        throw new IOException("the sample case is missing from this build: " + SAMPLE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Deal deal = tell(console, DealLoader.load("c1.yaml", text));
      if (deal == null) {
        throw new AssertionError("the sample case was refused");
      }
      return deal;
    }
  }

  private static @Nullable Deal tell(Console console, Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ready(Deal deal, var warnings) -> {
        console.tell(warnings);
        yield deal;
      }
      case Loaded.Refused(var findings) -> {
        console.tell(findings);
        yield null;
      }
    };
  }
}
