package quanmai.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import quanmai.scenarios.book.BookReport;
import quanmai.scenarios.run.RunReport;

/**
 * A run of a book as one JSON object: that of {@link RunJson}, with {@code cashChecks}, {@code
 * fans} and {@code deals} beside. Amounts there are in 亿元.
 */
public final class BookJson {

  private BookJson() {}

  /** The object of {@code report}. */
  public static ObjectNode of(BookReport report) {
    ObjectNode root = RunJson.of(report.figures());
    root.put("conserved", report.conserved());
    ArrayNode checks = root.putArray("cashChecks");
    for (BookReport.CashCheck check : report.checks()) {
      checks
          .addObject()
          .put("fund", check.fund())
          .put("largestYi", check.largestYi())
          .put("path", check.path());
    }
    ArrayNode fans = root.putArray("fans");
    for (RunReport.Fan fan : report.fans()) {
      ObjectNode node = fans.addObject().put("label", fan.label().zh()).put("unit", fan.unit());
      ArrayNode points = node.putArray("points");
      for (int k = 0; k < fan.periods().size(); k++) {
        ObjectNode point =
            points
                .addObject()
                .put("date", fan.dates().get(k).toString())
                .put("base", fan.base()[k]);
        ArrayNode bands = point.putArray("p5p25p50p75p95");
        for (double band : fan.bands()[k]) {
          bands.add(band);
        }
      }
    }
    ArrayNode deals = root.putArray("deals");
    for (BookReport.DealMean deal : report.deals()) {
      deals
          .addObject()
          .put("name", deal.name())
          .put("meanCallsYi", deal.callsYi())
          .put("meanProceedsYi", deal.proceedsYi());
    }
    return root;
  }
}
