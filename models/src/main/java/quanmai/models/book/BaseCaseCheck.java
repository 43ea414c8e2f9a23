package quanmai.models.book;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Evaluator;
import quanmai.models.book.Member.Role;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * What the base case of a book says of its holdings: whether deals come at a time that the book has
 * periods for, and whether a fund could pay for each of them if it were its only one.
 */
final class BaseCaseCheck {

  private static final double HALF_A_FEN_YI = 0.5e-10;

  private final Timeline book;
  private final Map<String, Member> members;
  private final List<Finding> findings;
  private final Map<String, Lowered> lowered = new LinkedHashMap<>();

  private BaseCaseCheck(Timeline book, Map<String, Member> members, List<Finding> findings) {
    this.book = book;
    this.members = members;
    this.findings = findings;
  }

  static void check(
      Timeline book, Map<String, Member> members, List<Holding> holdings, List<Finding> findings) {
    BaseCaseCheck check = new BaseCaseCheck(book, members, findings);
    for (Holding holding : holdings) {
      Member held = members.get(holding.held());
      if (held != null && held.role() != Role.FUND && check.isInTime(holding, held)) {
        check.ticket(holding, held);
      }
    }
  }

  /**
   * Tells of a deal that is over before the book starts, and of flows more than a period before its
   * start, or after its end.
   */
  private boolean isInTime(Holding holding, Member held) {
    Timeline own = held.checked().timeline();
    LocalDate start = book.points().getFirst();
    if (own.periodEnd(own.periods()).isBefore(start)) {
      findings.add(
          Finding.refused(
              "deal-before-book",
              holding.place(),
              new Text(
                  held.name() + " 在账簿开始之前（" + start + "）已结束",
                  held.name() + " is over before the book starts on " + start),
              new Text("也许年份写错了", "Maybe the year of a start is wrong")));
      return false;
    }
    Row row = held.rows().isEmpty() ? null : held.rows().get(holding.rows().getFirst());
    double[] values = values(held, row);
    LocalDate periodBefore = start.minusDays(DAYS.between(start, book.points().get(1)));
    double early = 0;
    double late = 0;
    for (Map.Entry<String, String> feed : holding.feeds().entrySet()) {
      for (int t = own.firstT(); t <= own.periods(); t++) {
        double amount = Math.abs(value(held, values, feed.getValue(), t));
        boolean balance = feed.getKey().endsWith("_value");
        early += !balance && own.periodEnd(t).isBefore(periodBefore) ? amount : 0;
        late += !balance && own.periodEnd(t).isAfter(book.points().getLast()) ? amount : 0;
      }
    }
    if (early > HALF_A_FEN_YI) {
      findings.add(
          Finding.warning(
              "flows-before-book",
              holding.place(),
              new Text(
                  held.name() + " 在账簿开始（" + start + "）之前的现金流计入第一期",
                  held.name()
                      + " has flows before the book starts; they count in its first period"),
              new Text("也许账簿应更早开始", "Maybe the book should start earlier")));
    }
    if (late > HALF_A_FEN_YI) {
      findings.add(
          Finding.warning(
              "flows-after-book",
              holding.place(),
              new Text(
                  held.name() + " 在账簿结束之后的现金流不计入基金",
                  held.name() + " has flows after the book's end, which no fund receives"),
              new Text("也许账簿应更长", "Maybe the book needs more periods")));
    }
    return true;
  }

  /** Tells of the first deal that asks for more than its fund could ever pay. */
  private void ticket(Holding holding, Member held) {
    String calls = holding.feeds().get(Holding.CALLS);
    Member fund = members.get(holding.fund());
    if (holding.shortage() == null || calls == null || fund == null) {
      return;
    }
    double most = 0;
    double[] ofFund = values(fund, null);
    for (int t = book.firstT(); t <= book.periods(); t++) {
      most = Math.max(most, value(fund, ofFund, "capacity", t));
    }
    for (int number : holding.rows()) {
      Row row = held.rows().isEmpty() ? null : held.rows().get(number);
      double asked = holding.share() * asked(held, row, calls);
      if (asked > most + HALF_A_FEN_YI) {
        String name = row == null ? held.name() : row.name();
        findings.add(
            Finding.warning(
                "ticket-above-commitment",
                holding.place(),
                new Text(
                    "%s 在基准情形下需要 %.4f 亿元，基金 %s 最多可出 %.4f 亿元"
                        .formatted(name, asked, fund.name(), most),
                    "%s asks for %.4f 亿元 in the base case; the fund %s can pay %.4f at most"
                        .formatted(name, asked, fund.name(), most)),
                new Text("也许应加大认缴或减小 share", "Maybe commit more, or make its share smaller")));
        return;
      }
    }
  }

  private double asked(Member held, @Nullable Row row, String calls) {
    Timeline own = held.checked().timeline();
    double[] values = values(held, row);
    double sum = 0;
    for (int t = own.firstT(); t <= own.periods(); t++) {
      sum += value(held, values, calls, t);
    }
    return sum;
  }

  private Lowered lowered(Member member) {
    return lowered.computeIfAbsent(
        member.name(), unused -> Lowering.lower(member.checked(), Mode.BASE));
  }

  private double[] values(Member member, @Nullable Row row) {
    Lowered base = lowered(member);
    Map<String, Double> parameters = base.values();
    return Evaluator.uniform(
        base.graph(), row == null ? parameters : Sheets.values(parameters, row));
  }

  private double value(Member member, double[] values, String line, int t) {
    Integer node = lowered(member).nodes().get(new LineAt(line, t));
    return node == null ? 0 : values[node];
  }
}
