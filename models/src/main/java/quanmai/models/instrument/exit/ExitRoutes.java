package quanmai.models.instrument.exit;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The ways out of one position, of which at most one is taken.
 *
 * <p>A route is taken when its event happens ({@code hazard}, in competition with the others), when
 * its condition holds ({@code when}), or at the term if no other has been (neither of the two).
 * From then on it is the only one. With T the term, and the position counted as 1:
 *
 * <pre>
 *   taken   = 1 from the period in which the route is taken on
 *   since   = years since then
 *   sold    = min(1 - sold before, limit dt)  once since &gt;= delay + lock, up to T
 *   settled = taken - all sold                at T
 *   proceeds = (sold + settled (1 - term discount)) value (1 - discount) (1 - costs) fx
 * </pre>
 *
 * So at T the portions that were sold add up to 1 if some route takes what the others leave, and
 * never to more. Each route writes its lines under its own name ({@code exit.ipo.proceeds}), the
 * use their sums. Events do not happen in the base case: it takes a {@code when}, or is held.
 */
final class ExitRoutes implements Instrument {

  private static final List<SettingSpec> ROUTE =
      List.of(
          SettingSpec.value("hazard", "/year", "每年发生率", "how often it happens, per year"),
          SettingSpec.value(
              "climate", "ratio", "发生率乘数（如政策环境）", "a multiplier of the hazard, such as the regime"),
          SettingSpec.value("when", "condition", "发生条件", "the condition that takes it"),
          SettingSpec.value("value", MONEY, "整个持仓经此路径的价值", "what the whole position is worth by it")
              .must(),
          SettingSpec.value("delay", "year", "自发生至上市或收款的年数", "years until listing, or until cash"),
          SettingSpec.value("lock", "year", "其后的锁定期", "the lock-up after that"),
          SettingSpec.value(
              "limit",
              "/year",
              "每年可减持占持仓比例",
              "the portion of the position that may be sold a year"),
          SettingSpec.value("discount", "share", "折价", "the discount to the value"),
          SettingSpec.value("costs", "share", "费用与税费率", "costs and duties, of the price"),
          SettingSpec.value(
              "fx", "ratio", "汇率乘数", "a multiplier of the value, such as a currency"));

  @Override
  public String type() {
    return "exit-routes";
  }

  @Override
  public Text description() {
    return new Text(
        "相互竞争的退出路径：发生率、滞后、锁定、减持、折价与费用",
        "competing exit routes: hazards, delays, lock-ups, sell-down, discounts and costs");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.parts("routes", ROUTE, "各退出路径", "the routes").must(),
        SettingSpec.of(Shape.PERIOD, "term", "持有期末", "the period at which all is settled"),
        SettingSpec.value(
            "term_discount", "share", "期末尚未售出部分的折价", "the discount on what is unsold at the term"));
  }

  @Override
  public void expand(Draft draft) {
    List<Draft> routes = draft.parts("routes");
    if (!pass(draft, routes)) {
      return;
    }
    String settled = "";
    if (draft.has("term_discount")) {
      draft.value("term_discount");
      settled = "#settled * (1 - " + draft.name() + ".term_discount)";
    }
    int term = draft.period("term", draft.timeline().periods());
    new Taking(draft, routes, term).write();
    for (Draft route : routes) {
      Sale.write(route, Way.of(route) == Way.REST, term, settled);
    }
    draft.line("gone", "已有路径发生", "whether some route is taken", "count", sum(routes, "taken"));
    draft.line(
        "sold",
        "本期退出占持仓比例",
        "the portion of the position that goes in the period",
        "share",
        sum(routes, "portion"));
    draft.line("held", "期末持仓比例", "the portion that is still held", "share", "1 - cum(#sold)");
    draft.line("proceeds", "退出所得", "proceeds of all routes", MONEY, sum(routes, "proceeds"));
  }

  /** How a route comes about. */
  enum Way {
    EVENT,
    CONDITION,
    REST;

    static Way of(Draft route) {
      return route.has("hazard") ? EVENT : route.has("when") ? CONDITION : REST;
    }
  }

  private static boolean pass(Draft draft, List<Draft> routes) {
    if (draft.refused()) {
      return false;
    }
    if (routes.isEmpty()) {
      draft.refuse(
          "exit-routes",
          "routes",
          new Text("没有退出路径", "there is no route"),
          new Text(
              "也许写成 routes: {held: {value: ...}}", "Maybe write routes: {held: {value: ...}}."));
      return false;
    }
    Map<Way, Draft> rest = new LinkedHashMap<>();
    for (Draft route : routes) {
      if (route.name().endsWith(".any")) {
        route.refuse(
            "exit-routes",
            "hazard",
            new Text("路径不能名为 any", "a route cannot be called 'any'"),
            new Text("也许改名为 other", "Maybe call it 'other'."));
      }
      if (route.has("hazard") && route.has("when")) {
        route.refuse(
            "exit-routes",
            "when",
            new Text("同时写了 hazard 与 when", "it has both a hazard and a condition"),
            new Text(
                "也许只留其一，或写成 hazard: if(条件, 5%[/year], 0)",
                "Maybe keep one, or write hazard: if(condition, 5%[/year], 0)."));
      }
      if (Way.of(route) == Way.REST && rest.put(Way.REST, route) != null) {
        route.refuse(
            "exit-routes",
            "value",
            new Text("有两条路径没有 hazard 与 when", "two routes have neither a hazard nor a condition"),
            new Text("也许给其中一条写上 hazard", "Maybe give one of them a hazard."));
      }
    }
    return routes.stream().noneMatch(Draft::refused);
  }

  private static String sum(List<Draft> routes, String line) {
    List<String> names = new ArrayList<>();
    routes.forEach(route -> names.add(route.name() + "." + line));
    return String.join(" + ", names);
  }
}
