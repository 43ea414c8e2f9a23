package quanmai.models.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Quantities;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * Rows as CSV, one a line: {@code name}, then attributes, then inputs under {@code inputs.NAME}. An
 * empty cell is nothing. What is written is read back to the same bits.
 */
public final class RowsCsv {

  private static final String NAME = "name";
  private static final String INPUTS = "inputs.";
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private RowsCsv() {}

  /**
   * What a file says.
   *
   * @param rows those that could be read
   */
  public record Read(List<Row> rows, List<Finding> findings) {
    public Read {
      rows = List.copyOf(rows);
      findings = List.copyOf(findings);
    }
  }

  /** The rows as text. */
  public static String write(List<Row> rows) {
    Set<String> attributes = new LinkedHashSet<>();
    Set<String> inputs = new LinkedHashSet<>();
    for (Row row : rows) {
      attributes.addAll(row.attributes().keySet());
      inputs.addAll(row.inputs().keySet());
    }
    List<String> header = new ArrayList<>(List.of(NAME));
    header.addAll(attributes);
    inputs.forEach(input -> header.add(INPUTS + input));
    StringWriter text = new StringWriter();
    try (SequenceWriter lines = CSV.writer().writeValues(text)) {
      lines.write(header);
      for (Row row : rows) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        attributes.forEach(key -> cells.add(row.attributes().getOrDefault(key, "")));
        inputs.forEach(
            key -> {
              Double value = row.inputs().get(key);
              cells.add(value == null ? "" : Row.plain(value));
            });
        lines.write(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  /** The rows of a text; findings call it {@code file}. */
  public static Read read(String file, String text) {
    var findings = new Findings();
    List<Row> rows = new ArrayList<>();
    ObjectReader reader = CSV.readerFor(String[].class);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (MappingIterator<String[]> lines = reader.readValues(plain)) {
      String[] header = lines.hasNextValue() ? lines.nextValue() : new String[0];
      if (headed(file, header, findings)) {
        for (int line = 2; lines.hasNextValue(); line++) {
          Row row = row(file, line, header, lines.nextValue(), findings);
          if (row != null) {
            rows.add(row);
          }
        }
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String what = e.getOriginalMessage();
      refuse(
          findings,
          file,
          line,
          1,
          "csv-syntax",
          "不是 CSV：" + what,
          "not CSV: " + what,
          "引号没有成对",
          "a quote is not closed");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return new Read(rows, findings.all());
  }

  private static boolean headed(String file, String[] header, Findings findings) {
    Set<String> seen = new LinkedHashSet<>();
    for (int k = 0; k < header.length; k++) {
      if (header[k].isBlank() || !seen.add(header[k])) {
        refuse(
            findings,
            file,
            1,
            k + 1,
            "bad-header",
            "第 " + (k + 1) + " 列没有名称或重名",
            "column " + (k + 1) + " has no name or one that is taken",
            "应改名",
            "rename it");
      }
    }
    if (header.length == 0 || !header[0].equals(NAME)) {
      refuse(
          findings,
          file,
          1,
          1,
          "bad-header",
          "第一列应为 name",
          "the first column should be 'name'",
          "缺少表头",
          "the header is missing");
    }
    return findings.isEmpty();
  }

  private static @Nullable Row row(
      String file, int line, String[] header, String[] cells, Findings findings) {
    if (cells.length != header.length) {
      refuse(
          findings,
          file,
          line,
          1,
          "cell-count",
          "有 " + cells.length + " 格，表头有 " + header.length,
          cells.length + " cells under a header of " + header.length,
          "多了或少了逗号，或文本里的逗号没有加引号",
          "a comma too many or too few, or a text with a comma lacks quotes");
      return null;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, Double> inputs = new LinkedHashMap<>();
    for (int k = 1; k < cells.length; k++) {
      String cell = cells[k].strip();
      if (cell.isEmpty()) {
        continue;
      }
      if (!header[k].startsWith(INPUTS)) {
        attributes.put(header[k], cell);
        continue;
      }
      Optional<Double> value = Quantities.decimal(cell).map(Number::doubleValue);
      if (value.isEmpty()) {
        refuse(
            findings,
            file,
            line,
            k + 1,
            "not-a-number",
            header[k] + " 读到 '" + cell + "'，不是数",
            header[k] + " is '" + cell + "', no number",
            "写成 0.8",
            "write it like 0.8");
      } else {
        inputs.put(header[k].substring(INPUTS.length()), value.get());
      }
    }
    return new Row(cells[0].strip(), attributes, inputs);
  }

  private static void refuse(
      Findings findings,
      String file,
      int line,
      int column,
      String rule,
      String zh,
      String en,
      String adviceZh,
      String adviceEn) {
    findings.refuse(
        rule, new Place(file, line, column, ""), new Text(zh, en), new Text(adviceZh, adviceEn));
  }
}
