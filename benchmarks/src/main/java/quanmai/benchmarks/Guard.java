package quanmai.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The guard of the build: every kernel must stay at least half as fast against its scalar twin as
 * the committed ratio says.
 *
 * <p>Arguments: the file of committed ratios, lines of {@code kernel,ratio}; with {@code --record}
 * before it the file is written instead. Exit code 1 when a kernel fell back, or has no ratio.
 */
public final class Guard {

  /**
   * A machine of another make changes a ratio somewhat; a lost vectorisation changes it by more.
   */
  private static final double TOLERATED = 0.5;

  private Guard() {}

  /** Measures every kernel of {@link GuardedKernels}. */
  public static void main(String[] args) throws IOException {
    boolean record = args[0].equals("--record");
    Path file = Path.of(args[record ? 1 : 0]);
    Map<String, Double> committed = record ? Map.of() : parse(Files.readAllLines(file));
    var measured = new LinkedHashMap<String, Double>();
    for (Race race : GuardedKernels.all()) {
      double enough = record ? 0 : TOLERATED * committed.getOrDefault(race.name(), 0.);
      measured.put(race.name(), measure(race, enough));
    }
    if (record) {
      Files.write(file, format(measured));
      return;
    }
    List<String> problems = compare(committed, measured, System.out);
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** On a busy machine the compiler may come late; what seems slow is measured again. */
  private static double measure(Race race, double enough) {
    double ratio = race.ratio();
    for (int again = 0; again < 2 && !(ratio >= enough); again++) {
      ratio = Math.max(ratio, race.ratio());
    }
    return ratio;
  }

  /** What is wrong with {@code measured}, one sentence each; the table is printed. */
  static List<String> compare(
      Map<String, Double> committed, Map<String, Double> measured, PrintStream table) {
    var problems = new ArrayList<String>();
    measured.forEach(
        (name, ratio) -> {
          Double before = committed.get(name);
          table.printf("%-24s %6.2f x its twin, committed %s%n", name, ratio, before);
          if (before == null) {
            problems.add(name + " has no committed ratio. Maybe record it: Guard --record FILE");
          } else if (!(ratio >= TOLERATED * before)) {
            problems.add(
                "%s is %.2f times as fast as its twin, and was %.2f. Maybe a loop stopped vectorising."
                    .formatted(name, ratio, before));
          }
        });
    for (String name : committed.keySet()) {
      if (!measured.containsKey(name)) {
        problems.add(name + " has a committed ratio and was not measured.");
      }
    }
    return problems;
  }

  static Map<String, Double> parse(List<String> lines) {
    var ratios = new LinkedHashMap<String, Double>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        int comma = line.indexOf(',');
        ratios.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
      }
    }
    return ratios;
  }

  private static List<String> format(Map<String, Double> ratios) {
    var lines = new ArrayList<String>();
    lines.add("# How many times faster a kernel is than its scalar twin, measured in one run.");
    ratios.forEach((name, ratio) -> lines.add("%s,%.2f".formatted(name, ratio)));
    return lines;
  }
}
