package quanmai.models.book;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.pipeline.Pipeline;
import quanmai.models.pipeline.Row;
import quanmai.models.pipeline.RowsCsv;
import quanmai.models.termsheet.BookSheet.PipelineDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;

/** The deals of a pipeline: read from a file of rows, or generated. */
final class PipelineRows {

  private static final String CSV = ".csv";
  private static final String YAML = ".yaml";

  private final @Nullable Path folder;
  private final List<Finding> findings;

  PipelineRows(@Nullable Path folder, List<Finding> findings) {
    this.folder = folder;
    this.findings = findings;
  }

  List<Row> rows(PipelineDef def, Checked sheet) {
    List<Row> rows = read(def.rows());
    for (Row row : rows) {
      for (Map.Entry<String, Double> given : row.inputs().entrySet()) {
        Finding wrong = wrong(row, given.getKey(), given.getValue(), def.rows().place(), sheet);
        if (wrong != null) {
          findings.add(wrong);
          return List.of();
        }
      }
    }
    return rows;
  }

  /** What is wrong with one input of a row; null for nothing. */
  private static @Nullable Finding wrong(
      Row row, String name, double value, Place place, Checked sheet) {
    Checked.Input input = null;
    for (Checked.Input known : sheet.inputs()) {
      input = known.name().equals(name) ? known : input;
    }
    if (input == null) {
      return Finding.refused(
          "unknown-input",
          place,
          new Text(
              row.name() + " 给出的输入 '" + name + "' 不在表中",
              "'" + name + "' of " + row.name() + " is no input of the sheet"),
          Nearest.maybe(name, sheet.inputs().stream().map(Checked.Input::name).toList()));
    }
    if (input.isRandom()) {
      return Finding.refused(
          "random-input",
          place,
          new Text(
              row.name() + " 给出的输入 '" + name + "' 在表中是分布",
              "'" + name + "' of " + row.name() + " is a distribution in the sheet"),
          new Text("也许应在表中只写 value", "Maybe give it a value alone in the sheet"));
    }
    double[] range = range(input, sheet);
    if (value >= range[0] && value <= range[1]) {
      return null;
    }
    return Finding.refused(
        "outside-range",
        place,
        new Text(
            row.name() + " 的 " + name + " 为 " + value + "，不在 " + range[0] + ".." + range[1] + " 内",
            "'%s' of %s is %s, outside the range %s..%s"
                .formatted(name, row.name(), value, range[0], range[1])),
        new Text("也许单位或小数点写错了", "Maybe the unit or the decimal point is wrong"));
  }

  /** The least and the most that an input may be, in canonical units. */
  private static double[] range(Checked.Input input, Checked sheet) {
    Unit unit = input.about().unit();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (InputDef def : sheet.sheet().inputs()) {
      if (def.name().equals(input.name())) {
        Source least = def.facts().low();
        Source most = def.facts().high();
        boolean share = least == null && most == null && unit.text().equals("share");
        low = least == null ? (share ? 0 : low) : bound(least, unit, low);
        high = most == null ? (share ? 1 : high) : bound(most, unit, high);
      }
    }
    return new double[] {low, high};
  }

  private static double bound(Source written, Unit unit, double otherwise) {
    return Quantities.read(written, unit, finding -> {}).orElse(otherwise);
  }

  private List<Row> read(Source source) {
    String name = source.text();
    Path beside = folder == null ? null : folder.resolve(name);
    boolean csv = name.endsWith(CSV);
    if (beside != null && (csv || name.endsWith(YAML)) && Files.isRegularFile(beside)) {
      var reading = new Findings();
      byte[] bytes = TermSheetReader.bytes(beside, reading);
      findings.addAll(reading.all());
      if (bytes == null) {
        return List.of();
      }
      return csv
          ? csv(beside.toString(), bytes)
          : generated(Pipeline.read(beside.toString(), bytes));
    }
    byte[] bundled = Pipeline.ALL.bytes(name);
    if (bundled != null) {
      return generated(Pipeline.bundled(name));
    }
    findings.add(
        Finding.refused(
            "unknown-rows",
            source.place(),
            new Text("找不到项目清单 " + name, "there is no file or pipeline " + name),
            Nearest.maybe(name, Pipeline.ALL.names())));
    return List.of();
  }

  private List<Row> csv(String file, byte[] bytes) {
    RowsCsv.Read read = RowsCsv.read(file, new String(bytes, StandardCharsets.UTF_8));
    findings.addAll(read.findings());
    return read.rows();
  }

  private List<Row> generated(Pipeline.Read read) {
    findings.addAll(read.findings());
    return read.spec() == null ? List.of() : read.rows();
  }
}
