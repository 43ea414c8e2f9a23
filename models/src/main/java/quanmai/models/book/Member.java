package quanmai.models.book;

import java.util.List;
import java.util.Map;
import quanmai.models.check.Checked;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.Place;

/**
 * A sheet of the book.
 *
 * @param attributes what it is counted by
 * @param streams the shared stream behind a driver of the sheet; of a pipeline the attribute whose
 *     word follows the driver's name
 * @param rows the deals of a pipeline, in the order of their names; empty for a single sheet
 */
public record Member(
    String name,
    Role role,
    Checked checked,
    Map<String, String> attributes,
    Map<String, String> streams,
    List<Row> rows,
    Place place) {

  /** What a member is in the book. */
  public enum Role {
    DEAL,
    PIPELINE,
    FUND,
    LEDGER
  }

  public Member {
    attributes = Map.copyOf(attributes);
    streams = Map.copyOf(streams);
    rows = List.copyOf(rows);
  }
}
