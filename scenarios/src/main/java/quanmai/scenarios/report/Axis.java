package quanmai.scenarios.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis: from values to pixels, with round tick values.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 */
record Axis(double low, double high, double from, double to) {

  Axis {
    if (!(high > low)) {
      high = low + Math.max(1e-9, Math.abs(low));
    }
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** About {@code wanted} ticks at 1, 2 or 5 times a power of ten. */
  List<Double> ticks(int wanted) {
    double raw = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double unit = raw / power;
    double step = power * (unit <= 1 ? 1 : unit <= 2 ? 2 : unit <= 5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }
}
