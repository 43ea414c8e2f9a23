package quanmai.api.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quanmai.scenarios.run.Deal;

/** Which deal a command is about, and what is fixed beside its file. */
final class DealOptions {

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "SET")
  private List<String> fixed = new ArrayList<>();

  /** The deal; null when it was refused, and the findings told. */
  @Nullable Deal load(Console console) throws IOException {
    return Deals.load(console, file, fixed);
  }

  /** Values that are fixed beside the file. */
  List<String> fixed() {
    return fixed;
  }

  /** As it was given. */
  String file() {
    return file;
  }
}
