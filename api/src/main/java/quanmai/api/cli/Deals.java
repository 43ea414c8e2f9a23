package quanmai.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealLoader;
import quanmai.scenarios.run.DealLoader.Loaded;

/** Loads the deal that a command is about, and tells all findings. */
final class Deals {

  private static final String SAMPLE = "c1";

  private Deals() {}

  /**
   * The deal in {@code file}, or the bundled case of that name where there is no such file; null
   * when it was refused, and the findings told.
   */
  static @Nullable Deal load(Console console, String file, List<String> fixed) throws IOException {
    Path path = path(console, file);
    if (Files.exists(path)) {
      return tell(console, DealLoader.load(path, fixed));
    }
    return tell(console, DealLoader.load(file + ".yaml", bundled(console, file), fixed));
  }

  /** The same, read and no more. */
  static TermSheetReader.Read read(Console console, String file) throws IOException {
    Path path = path(console, file);
    return Files.exists(path)
        ? DealReader.sheet(path)
        : DealReader.sheet(file + ".yaml", bundled(console, file));
  }

  private static byte[] bundled(Console console, String file) throws IOException {
    byte[] bundled = Bundled.CASES.bytes(file);
    if (bundled != null) {
      return bundled;
    }
    if (file.matches("[\\p{L}0-9_-]+")) { // no path: the name of a case may be meant
      throw new Refusal(
          console.say(
              "failed.missing.case",
              file,
              console.say(Nearest.maybe(file, Bundled.CASES.names()))));
    }
    throw new NoSuchFileException(file);
  }

  /** A path of the command line. */
  static Path path(Console console, String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new Refusal(console.say("failed.missing", file));
    }
  }

  /** Sample case C1. */
  static Deal sample(Console console) {
    byte[] bytes = Bundled.CASES.bytes(SAMPLE);
    if (bytes == null) {
      throw new AssertionError("the sample case is missing from this build");
    }
    Deal deal = tell(console, DealLoader.load(SAMPLE + ".yaml", bytes, List.of()));
    if (deal == null) {
      throw new AssertionError("the sample case was refused");
    }
    return deal;
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
