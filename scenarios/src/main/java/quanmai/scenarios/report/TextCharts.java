package quanmai.scenarios.report;

import java.util.ArrayList;
import java.util.List;

/** Charts in text for a terminal. */
public final class TextCharts {

  private static final int FAN_ROWS = 15;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private TextCharts() {}

  /**
   * A histogram, one line a bin, with the lines that hold a mark named.
   *
   * @param edges ascending, one more than {@code counts}
   * @param marks values to be named, such as P5, in the same unit as the edges
   */
  public static List<String> histogram(
      double[] edges, long[] counts, List<Mark> marks, Style style, int columns) {
    long most = 1;
    long total = 0;
    for (long count : counts) {
      most = Math.max(most, count);
      total += count;
    }
    List<String> labels = new ArrayList<>();
    int labelWidth = 0;
    for (double edge : edges) {
      labels.add(style.of(edge));
      labelWidth = Math.max(labelWidth, Width.of(style.of(edge)));
    }
    int barWidth = Math.max(10, columns - labelWidth - 24);
    List<String> lines = new ArrayList<>();
    for (int b = 0; b < counts.length; b++) {
      String share = Style.PROBABILITY.of(total == 0 ? Double.NaN : (double) counts[b] / total);
      lines.add(
          (Width.right(labels.get(b), labelWidth)
                  + " "
                  + Width.left(bar((double) counts[b] / most, barWidth), barWidth)
                  + Width.right(share, 7)
                  + marksIn(marks, edges[b], edges[b + 1], b == counts.length - 1))
              .stripTrailing());
    }
    return lines;
  }

  /** A value to be named on a chart. */
  public record Mark(String name, double value) {}

  private static String bar(double share, int width) {
    int eighths = (int) Math.round(share * width * 8);
    String bar = "█".repeat(eighths / 8);
    return eighths % 8 == 0 ? bar : bar + EIGHTHS.charAt(eighths % 8);
  }

  private static String marksIn(List<Mark> marks, double low, double high, boolean last) {
    StringBuilder names = new StringBuilder();
    for (Mark mark : marks) {
      if (mark.value() >= low && (mark.value() < high || last && mark.value() <= high)) {
        names.append(names.isEmpty() ? "  ◄ " : " ").append(mark.name());
      }
    }
    return names.toString();
  }

  /**
   * A fan over periods: P5 to P95 light, P25 to P75 dark, the median marked.
   *
   * @param columnLabels one a period
   * @param bands by period: P5, P25, P50, P75, P95
   */
  public static List<String> fan(List<String> columnLabels, double[][] bands, Style style) {
    double low = 0;
    double high = 0;
    for (double[] band : bands) {
      low = Math.min(low, band[0]);
      high = Math.max(high, band[4]);
    }
    double step = high > low ? (high - low) / FAN_ROWS : 1;
    int cell = columnLabels.stream().mapToInt(Width::of).max().orElse(4) + 1;
    int labelWidth = Math.max(Width.of(style.of(high)), Width.of(style.of(low)));
    List<String> lines = new ArrayList<>();
    for (int row = 0; row <= FAN_ROWS; row++) {
      double value = high - row * step;
      StringBuilder line = new StringBuilder(Width.right(style.of(value), labelWidth)).append(" │");
      for (double[] band : bands) {
        line.append(" ").append(glyph(band, value, step).repeat(cell - 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    StringBuilder axis = new StringBuilder(" ".repeat(labelWidth)).append(" └");
    StringBuilder names = new StringBuilder(" ".repeat(labelWidth + 2));
    for (String label : columnLabels) {
      axis.append("─".repeat(cell));
      names.append(Width.right(label, cell));
    }
    lines.add(axis.toString());
    lines.add(names.toString());
    return lines;
  }

  private static String glyph(double[] band, double value, double step) {
    double low = value - step / 2;
    double high = value + step / 2;
    if (band[2] >= low && band[2] < high) {
      return "━";
    }
    if (band[1] < high && band[3] >= low) {
      return "▓";
    }
    if (band[0] < high && band[4] >= low) {
      return "░";
    }
    return low <= 0 && high > 0 ? "·" : " ";
  }
}
