package quanmai.models.instrument;

import java.util.Random;

/** Writes small term sheets for tests. */
public final class SheetText {

  private final String step;
  private final int periods;
  private final StringBuilder schedules = new StringBuilder();
  private final StringBuilder instruments = new StringBuilder();
  private String stub = "";

  public SheetText(String step, int periods) {
    this.step = step;
    this.periods = periods;
  }

  /** A short first period up to {@code date}. */
  public SheetText stub(String date) {
    stub = "  stub: " + date + "\n";
    return this;
  }

  /** A schedule with these values at t = 0, 1, ... */
  public SheetText schedule(String name, String unit, double... values) {
    schedules.append("  ").append(name).append(": {unit: ").append(unit).append(", values: {");
    for (int t = 0; t < values.length; t++) {
      schedules.append(t == 0 ? "" : ", ").append(t).append(": ").append(values[t]);
    }
    schedules.append("}}\n");
    return this;
  }

  /** A use of an instrument; {@code settings} in flow style without the braces. */
  public SheetText use(String name, String settings) {
    instruments.append("  ").append(name).append(": {").append(settings).append("}\n");
    return this;
  }

  public NaiveSheet sheet() {
    return NaiveSheet.of(toString());
  }

  @Override
  public String toString() {
    return "quanmai: 1\n"
        + "kind: deal\n"
        + "name: test\n"
        + "currency: CNY\n"
        + "timeline:\n"
        + "  start: 2026-09-30\n"
        + "  step: "
        + step
        + "\n  periods: "
        + periods
        + "\n"
        + stub
        + "  phases: {late: "
        + Math.min(3, periods)
        + "..}\n"
        + (schedules.isEmpty() ? "" : "schedules:\n" + schedules)
        + "instruments:\n"
        + instruments
        + "outputs: {n: N}\n";
  }

  /** {@code periods + 1} numbers, uniform on low..high, and 0 before {@code from}. */
  public static double[] uniform(Random random, int periods, int from, double low, double high) {
    double[] all = new double[periods + 1];
    for (int t = from; t <= periods; t++) {
      all[t] = Math.round(1e4 * (low + (high - low) * random.nextDouble())) / 1e4;
    }
    return all;
  }
}
