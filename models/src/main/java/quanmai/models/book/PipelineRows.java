package quanmai.models.book;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.pipeline.Pipeline;
import quanmai.models.pipeline.Row;
import quanmai.models.pipeline.RowsCsv;
import quanmai.models.termsheet.BookSheet.PipelineDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
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
      for (String input : row.inputs().keySet()) {
        if (sheet.inputs().stream().noneMatch(known -> known.name().equals(input))) {
          findings.add(
              Finding.refused(
                  "unknown-input",
                  def.rows().place(),
                  new Text(
                      row.name() + " 给出的输入 '" + input + "' 不在表中",
                      "'" + input + "' of " + row.name() + " is no input of the sheet"),
                  Nearest.maybe(input, sheet.inputs().stream().map(Checked.Input::name).toList())));
          return List.of();
        }
      }
    }
    return rows;
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
