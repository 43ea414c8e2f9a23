package quanmai.models.instrument.exit;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.exit.ExitRoutes.Way;

/** The sale of the position by one route, once it is taken: when, how fast, and for what. */
final class Sale {

  private Sale() {}

  /**
   * Writes the lines of the sale.
   *
   * @param rest whether the route takes what the others leave, at the term, all at once
   * @param settled what is unsold at the term, less a discount; empty without one
   */
  static void write(Draft route, boolean rest, int term, String settled) {
    route.value("value");
    if (rest) {
      portion(route, "if(t == " + term + ", #taken, 0)");
    } else {
      gradually(route, term);
    }
    String portion = rest || settled.isEmpty() ? "#portion" : "(#sold + " + settled + ")";
    StringBuilder proceeds = new StringBuilder(portion).append(" * #value");
    if (route.has("discount") || route.has("costs")) {
      route.value("discount", "0");
      route.value("costs", "0");
      route.line(
          "net",
          "扣除折价与费用后",
          "what discount and costs leave",
          "share",
          "(1 - #discount) * (1 - #costs)");
      proceeds.append(" * #net");
    }
    if (route.has("fx")) {
      route.value("fx");
      proceeds.append(" * #fx");
    }
    route.line("proceeds", "退出所得", "proceeds", MONEY, proceeds.toString());
  }

  private static void gradually(Draft route, int term) {
    boolean event = Way.of(route) == Way.EVENT;
    String open = event ? "#yet" : "#taken > 0.5";
    if (route.has("delay") || route.has("lock")) {
      route.value("delay", "0");
      route.value("lock", "0");
      route.line(
          "since",
          "自发生以来的年数",
          "years since it was taken",
          "year",
          "if(" + (event ? "prev(#yet)" : "prev(#taken) > 0.5") + ", prev(#since) + dt, 0)");
      open += " and #since + 1e-6[year] >= #delay + #lock";
    }
    String left = "1 - prev(#done)";
    if (route.has("limit")) {
      route.value("limit");
      left = "min(" + left + ", #limit * dt)";
    }
    String inTime = term == route.timeline().periods() ? open : "t <= " + term + " and " + open;
    route.line(
        "sold", "本期售出占持仓比例", "sold in the period", "share", "if(" + inTime + ", " + left + ", 0)");
    route.line("done", "累计售出占持仓比例", "sold so far", "share", "cum(#sold)");
    route.line(
        "settled",
        "期末结清占持仓比例",
        "what is unsold at the term",
        "share",
        "if(t == " + term + ", #taken - #done, 0)");
    portion(route, "#sold + #settled");
  }

  private static void portion(Draft route, String formula) {
    route.line("portion", "本期退出占持仓比例", "the portion that goes in the period", "share", formula);
  }
}
