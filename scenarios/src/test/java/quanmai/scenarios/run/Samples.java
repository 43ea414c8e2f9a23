package quanmai.scenarios.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import quanmai.engine.run.Sampling;

/** The sample deals of this build. */
final class Samples {

  private Samples() {}

  static Deal deal(String name) {
    String resource = "/quanmai/models/cases/" + name + ".yaml";
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (DealLoader.load(name + ".yaml", text)) {
        case DealLoader.Loaded.Ready(Deal deal, var warnings) -> deal;
        case DealLoader.Loaded.Refused(var findings) ->
            throw new AssertionError(findings.toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunSettings settings(int paths, Sampling sampling, int threads) {
    return new RunSettings(1, paths, sampling, threads, null, "test");
  }
}
