package quanmai.api.cli;

import com.opengamma.strata.basics.date.DayCount;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/** Reads a CSV file of dated flows: a line each {@code date,amount}, a header line allowed. */
final class FlowFile {

  private static final long MAX_BYTES = 10_000_000;

  /**
   * What was read.
   *
   * @param years year fraction from the earliest date to each flow
   * @param findings all that is wrong; then the flows mean nothing
   */
  record Read(double[] amounts, double[] years, List<Finding> findings) {}

  private final String name;
  private final List<Finding> findings = new ArrayList<>();
  private final List<LocalDate> dates = new ArrayList<>();
  private final List<Double> amounts = new ArrayList<>();

  private FlowFile(String name) {
    this.name = name;
  }

  static Read read(Path file, String dayCount) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    FlowFile flows = new FlowFile(file.toString());
    if (Files.size(file) > MAX_BYTES) {
      flows.refuse(
          1,
          1,
          "file-too-large",
          "文件超过 10 MB",
          "the file is larger than 10 MB",
          "也许选错了文件",
          "Maybe another file was meant.");
    } else {
      flows.lines(file);
    }
    return flows.result(dayCount);
  }

  private void lines(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      refuse(
          1,
          1,
          "not-text",
          "不是 UTF-8 文本",
          "the file is not UTF-8 text",
          "也许应另存为 CSV UTF-8",
          "Maybe save it as CSV UTF-8.");
      return;
    }
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k);
      String text = k == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!text.isBlank() && !(k == 0 && isHeader(text))) {
        line(k + 1, text);
      }
    }
    if (lines.isEmpty() || dates.isEmpty() && findings.isEmpty()) {
      refuse(
          1,
          1,
          "no-flows",
          "没有现金流",
          "there are no flows",
          "也许每行应写成：2026-11-24,-100",
          "Maybe write a line each: 2026-11-24,-100");
    }
  }

  private static boolean isHeader(String line) {
    return line.chars().noneMatch(Character::isDigit);
  }

  private void line(int number, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != 2) {
      refuse(
          number,
          1,
          "two-cells",
          "有 " + cells.length + " 栏：“" + shown(line) + "”",
          cells.length + " cells: '" + shown(line) + "'",
          "也许应写成 日期,金额，且金额不带千分位",
          "Maybe write date,amount, without thousands separators.");
      return;
    }
    LocalDate date = date(number, cells[0].strip());
    Double amount = amount(number, cells[0].length() + 2, cells[1].strip());
    if (date != null && amount != null) {
      dates.add(date);
      amounts.add(amount);
    }
  }

  private @org.jspecify.annotations.Nullable LocalDate date(int number, String text) {
    try {
      return LocalDate.parse(text.replace('/', '-'));
    } catch (DateTimeParseException e) {
      refuse(
          number,
          1,
          "date",
          "“" + shown(text) + "”不是日期",
          "'" + shown(text) + "' is not a date",
          "也许应写成 2026-11-24",
          "Maybe write 2026-11-24.");
      return null;
    }
  }

  private @org.jspecify.annotations.Nullable Double amount(int number, int column, String text) {
    double value = Double.NaN;
    if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
      value = Double.parseDouble(text);
    }
    if (Double.isFinite(value)) {
      return value;
    }
    refuse(
        number,
        column,
        "amount",
        "“" + shown(text) + "”不是金额",
        "'" + shown(text) + "' is not an amount",
        "也许应写成 -100.5",
        "Maybe write -100.5.");
    return null;
  }

  private Read result(String dayCount) {
    double[] years = new double[dates.size()];
    if (findings.isEmpty()) {
      try {
        DayCount convention = DayCount.of(dayCount);
        LocalDate first = dates.stream().min(LocalDate::compareTo).orElseThrow();
        for (int k = 0; k < years.length; k++) {
          years[k] = convention.yearFraction(first, dates.get(k));
        }
      } catch (IllegalArgumentException e) {
        findings.add(
            Finding.refused(
                "day-count",
                Place.whole("--daycount"),
                new Text("没有计日惯例“" + dayCount + "”", "there is no day count '" + dayCount + "'"),
                new Text(
                    "也许是 Act/365F、Act/360、Act/Act ISDA、30/360 ISDA、30E/360 之一",
                    "Maybe one of Act/365F, Act/360, Act/Act ISDA, 30/360 ISDA, 30E/360.")));
      }
    }
    return new Read(amounts.stream().mapToDouble(Double::doubleValue).toArray(), years, findings);
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private void refuse(
      int line, int column, String rule, String zh, String en, String zhAdvice, String enAdvice) {
    findings.add(
        Finding.refused(
            rule,
            new Place(name, line, column, ""),
            new Text(zh, en),
            new Text(zhAdvice, enAdvice)));
  }
}
