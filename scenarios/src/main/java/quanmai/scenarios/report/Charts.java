package quanmai.scenarios.report;

import java.util.List;
import quanmai.scenarios.report.TextCharts.Mark;

/** The charts that an investment committee expects, as SVG. */
public final class Charts {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 460;
  private static final int LEFT = 84;
  private static final int RIGHT = 24;
  private static final int TOP = 76;
  private static final int BOTTOM = 58;
  private static final int BAR = 26;

  private Charts() {}

  /**
   * A histogram with marks such as P5, P50 and P95.
   *
   * @param title what is shown, with its unit
   * @param subtitle paths, seed and version
   * @param edges ascending, one more than {@code counts}
   */
  public static String histogram(
      String title, String subtitle, double[] edges, long[] counts, List<Mark> marks, Style style) {
    Svg svg = titled(new Svg(WIDTH, HEIGHT), title, subtitle);
    long most = 1;
    long total = 0;
    for (long count : counts) {
      most = Math.max(most, count);
      total += count;
    }
    Axis x = new Axis(edges[0], edges[edges.length - 1], LEFT, WIDTH - RIGHT);
    Axis y = new Axis(0, 1.12 * most / Math.max(1, total), HEIGHT - BOTTOM, TOP);
    grid(svg, x, y, style, Style.PROBABILITY);
    for (int b = 0; b < counts.length; b++) {
      double top = y.at((double) counts[b] / Math.max(1, total));
      double left = x.at(edges[b]);
      svg.rectangle(
          left + 0.5, top, Math.max(0.5, x.at(edges[b + 1]) - left - 1), y.from() - top, MID);
    }
    double row = TOP - 4;
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (Mark mark : marks) {
      if (mark.value() < x.low() || mark.value() > x.high()) {
        continue;
      }
      String label = mark.name() + " " + style.of(mark.value());
      double half = Width.of(label) * 3.6;
      double at = Math.clamp(x.at(mark.value()), LEFT + half, WIDTH - RIGHT - half);
      row = at - half < lastEnd ? row + 15 : TOP - 4;
      lastEnd = at + half;
      svg.dashed(x.at(mark.value()), row + 3, x.at(mark.value()), y.from(), Svg.RED);
      svg.text(at, row, "middle", 12, Svg.RED, label);
    }
    return svg.toString();
  }

  private static final String MID = Svg.MID_BLUE;

  /**
   * A fan over periods.
   *
   * @param labels one a period
   * @param bands by period: P5, P25, P50, P75, P95
   * @param base the base case by period, drawn as a line; empty for none
   * @param names of the three bands and the base case: P5-P95, P25-P75, P50, base
   */
  public static String fan(
      String title,
      String subtitle,
      List<String> labels,
      double[][] bands,
      double[] base,
      List<String> names,
      Style style) {
    Svg svg = titled(new Svg(WIDTH, HEIGHT), title, subtitle);
    double low = 0;
    double high = 0;
    for (double[] band : bands) {
      low = Math.min(low, band[0]);
      high = Math.max(high, band[4]);
    }
    for (double value : base) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double margin = 0.06 * (high - low);
    Axis y = new Axis(low - margin, high + margin, HEIGHT - BOTTOM, TOP);
    Axis x = new Axis(0, Math.max(1, bands.length - 1), LEFT + 10, WIDTH - RIGHT - 10);
    for (double tick : y.ticks(7)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "#e4e7eb", 1);
      svg.text(LEFT - 8, y.at(tick) + 4, "end", 12, Svg.INK, style.of(tick));
    }
    band(svg, x, y, bands, 0, 4, Svg.LIGHT_BLUE);
    band(svg, x, y, bands, 1, 3, Svg.MID_BLUE);
    curve(svg, x, y, column(bands, 2), Svg.BLUE);
    if (base.length > 0) {
      curve(svg, x, y, base, Svg.GREEN);
    }
    svg.line(LEFT, y.at(0), WIDTH - RIGHT, y.at(0), Svg.INK, 1);
    int every = 1 + labels.size() / 14;
    for (int t = 0; t < labels.size(); t += every) {
      svg.text(x.at(t), HEIGHT - BOTTOM + 20, "middle", 12, Svg.INK, labels.get(t));
    }
    legend(svg, names, base.length > 0);
    return svg.toString();
  }

  private static void legend(Svg svg, List<String> names, boolean withBase) {
    String[] colours = {Svg.LIGHT_BLUE, Svg.MID_BLUE, Svg.BLUE, Svg.GREEN};
    double at = LEFT;
    for (int k = 0; k < (withBase ? 4 : 3); k++) {
      svg.rectangle(at, HEIGHT - 22, 14, 10, colours[k]);
      svg.text(at + 20, HEIGHT - 12, "start", 12, Svg.INK, names.get(k));
      at += 44 + 7.5 * Width.of(names.get(k));
    }
  }

  private static void band(
      Svg svg, Axis x, Axis y, double[][] bands, int from, int to, String fill) {
    int n = bands.length;
    double[] px = new double[2 * n];
    double[] py = new double[2 * n];
    for (int t = 0; t < n; t++) {
      px[t] = x.at(t);
      py[t] = y.at(bands[t][from]);
      px[2 * n - 1 - t] = x.at(t);
      py[2 * n - 1 - t] = y.at(bands[t][to]);
    }
    svg.polygon(px, py, fill);
  }

  private static void curve(Svg svg, Axis x, Axis y, double[] values, String stroke) {
    double[] px = new double[values.length];
    double[] py = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      px[t] = x.at(t);
      py[t] = y.at(values[t]);
    }
    svg.polyline(px, py, stroke);
  }

  private static double[] column(double[][] bands, int k) {
    double[] column = new double[bands.length];
    for (int t = 0; t < bands.length; t++) {
      column[t] = bands[t][k];
    }
    return column;
  }

  /** One bar of a tornado: the effect of an input on the mean. */
  public record Bar(String label, String change, double effect) {}

  /**
   * A tornado: the largest effects first.
   *
   * @param bars already sorted
   * @param style of the effects
   */
  public static String tornado(String title, String subtitle, List<Bar> bars, Style style) {
    int height = TOP + BOTTOM + BAR * Math.max(1, bars.size());
    Svg svg = titled(new Svg(WIDTH, height), title, subtitle);
    double most = 1e-300;
    int labelWidth = 0;
    for (Bar bar : bars) {
      most = Math.max(most, Math.abs(bar.effect()));
      labelWidth = Math.max(labelWidth, Width.of(bar.label() + "  " + bar.change()));
    }
    double labels = Math.min(WIDTH / 2.0, 24 + 7.2 * labelWidth);
    Axis x = new Axis(-most, most, labels + 70, WIDTH - RIGHT - 70);
    svg.line(x.at(0), TOP - 6, x.at(0), height - BOTTOM + 6, Svg.FAINT, 1);
    for (int k = 0; k < bars.size(); k++) {
      Bar bar = bars.get(k);
      double y = TOP + k * BAR;
      boolean up = bar.effect() >= 0;
      double from = Math.min(x.at(0), x.at(bar.effect()));
      double length = Math.abs(x.at(bar.effect()) - x.at(0));
      svg.rectangle(from, y + 3, Math.max(1, length), BAR - 8, up ? Svg.GREEN : Svg.RED);
      String label = Width.cut(bar.label() + "  " + bar.change(), (int) ((labels - 24) / 7.2));
      svg.text(labels - 8, y + 16, "end", 12, Svg.INK, label);
      double end = x.at(bar.effect()) + (up ? 6 : -6);
      String effect = (up ? "+" : "") + style.of(bar.effect());
      svg.text(end, y + 16, up ? "start" : "end", 12, Svg.INK, effect);
    }
    return svg.toString();
  }

  private static Svg titled(Svg svg, String title, String subtitle) {
    svg.text(24, 30, "start", 18, Svg.INK, title);
    return svg.text(24, 50, "start", 12, Svg.FAINT, subtitle);
  }

  private static void grid(Svg svg, Axis x, Axis y, Style xStyle, Style yStyle) {
    for (double tick : y.ticks(5)) {
      svg.line(x.from(), y.at(tick), x.to(), y.at(tick), "#e4e7eb", 1);
      svg.text(x.from() - 8, y.at(tick) + 4, "end", 12, Svg.INK, yStyle.of(tick));
    }
    svg.line(x.from(), y.from(), x.to(), y.from(), Svg.INK, 1);
    for (double tick : x.ticks(8)) {
      svg.line(x.at(tick), y.from(), x.at(tick), y.from() + 5, Svg.INK, 1);
      svg.text(x.at(tick), y.from() + 20, "middle", 12, Svg.INK, xStyle.of(tick));
    }
  }
}
