package quanmai.scenarios.report;

import java.util.Locale;

/** A drawing written as SVG text. Coordinates are pixels from the upper left. */
final class Svg {

  static final String INK = "#1f2933";
  static final String FAINT = "#9aa5b1";
  static final String BLUE = "#2b6cb0";
  static final String LIGHT_BLUE = "#bee3f8";
  static final String MID_BLUE = "#63b3ed";
  static final String RED = "#c53030";
  static final String GREEN = "#2f855a";

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Svg rectangle(double x, double y, double w, double h, String fill) {
    return add("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>", x, y, w, h, fill);
  }

  Svg line(double x1, double y1, double x2, double y2, String stroke, double thickness) {
    return add(
        "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='%.1f'/>",
        x1, y1, x2, y2, stroke, thickness);
  }

  Svg dashed(double x1, double y1, double x2, double y2, String stroke) {
    return add(
        "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-dasharray='4 3'/>",
        x1, y1, x2, y2, stroke);
  }

  Svg polygon(double[] x, double[] y, String fill) {
    return add("<polygon points='%s' fill='%s'/>", points(x, y), fill);
  }

  Svg polyline(double[] x, double[] y, String stroke) {
    return add(
        "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", points(x, y), stroke);
  }

  /** Text at its baseline; {@code anchor} is start, middle or end. */
  Svg text(double x, double y, String anchor, int size, String fill, String text) {
    return add(
        "<text x='%.1f' y='%.1f' text-anchor='%s' font-size='%d' fill='%s'>%s</text>",
        x, y, anchor, size, fill, escape(text));
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x[i], y[i]));
    }
    return points.toString().strip();
  }

  private Svg add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
         font-family="'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif">
    <rect width="%1$d" height="%2$d" fill="white"/>
    %3$s</svg>
    """
        .formatted(width, height, body);
  }
}
