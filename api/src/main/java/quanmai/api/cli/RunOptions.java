package quanmai.api.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.scenarios.run.RunSettings;

/** The options of commands that draw paths. */
final class RunOptions {

  private static final int DEFAULT_PATHS = 100_000;

  /** A book has many deals: fewer paths than a deal. */
  private static final int BOOK_PATHS = 10_000;

  @Option(names = "--paths", paramLabel = "N")
  private @Nullable Integer paths;

  @Option(names = "--seed", paramLabel = "S")
  private long seed = 1;

  @Option(names = "--sampling", paramLabel = "NAME")
  private String sampling = "random";

  @Option(names = "--replicates", paramLabel = "R")
  private int replicates = 16;

  @Option(names = "--threads", paramLabel = "T")
  private @Nullable Integer threads;

  /** How many paths, checked. */
  int paths(Console console) {
    return checkedPaths(console, paths == null ? DEFAULT_PATHS : paths);
  }

  static int checkedPaths(Console console, int asked) {
    if (asked < 1 || asked > RunPlan.MAX_PATHS) {
      throw new Refusal(console.say("refused.paths", Integer.toString(asked)));
    }
    return asked;
  }

  /** How a deal is run as these options say. */
  RunSettings settings(Console console) {
    return new RunSettings(
        seed(), paths(console), sampling(console), threads(console), null, Version.of());
  }

  /** How a book is run as these options say: fewer paths where none are asked for, never Sobol. */
  RunSettings forBook(Console console) {
    RunSettings asked = settings(console);
    if (asked.sampling() instanceof Sampling.Sobol) {
      throw new Refusal(console.say("refused.book.sobol"));
    }
    return paths == null ? asked.withPaths(BOOK_PATHS) : asked;
  }

  long seed() {
    return seed;
  }

  int threads(Console console) {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : checkedThreads(console, threads);
  }

  static int checkedThreads(Console console, int threads) {
    if (threads < 1 || threads > 1024) {
      throw new Refusal(console.say("refused.threads", Integer.toString(threads)));
    }
    return threads;
  }

  Sampling sampling(Console console) {
    return switch (sampling) {
      case "random" -> new Sampling.Random();
      case "antithetic" -> new Sampling.Antithetic();
      case "sobol" -> {
        if (replicates < 2 || replicates > 4096) {
          throw new Refusal(console.say("refused.replicates", Integer.toString(replicates)));
        }
        yield new Sampling.Sobol(replicates);
      }
      default -> throw new Refusal(console.say("refused.sampling", sampling));
    };
  }
}
