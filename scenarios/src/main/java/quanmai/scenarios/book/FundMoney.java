package quanmai.scenarios.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.network.NetworkRun;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.BookNetwork.Column;
import quanmai.models.book.Member;
import quanmai.scenarios.book.BookReport.CashCheck;
import quanmai.scenarios.book.BookReport.DealMean;

/** Whether the money of funds adds up on every path, and what each deal brought in the mean. */
final class FundMoney {

  private FundMoney() {}

  /** The worst path of each fund that checks its cash. */
  static List<CashCheck> checks(Built built, NetworkRun.Result result) {
    List<CashCheck> checks = new ArrayList<>();
    for (int k = 0; k < built.columns().size(); k++) {
      Column column = built.columns().get(k);
      if (column.output().equals(BookNetwork.CASH_ERROR)) {
        double[] errors = result.column(k);
        int worst = 0;
        for (int path = 1; path < errors.length; path++) {
          // NaN is the worst of all: it compares as no less than anything
          worst = !(errors[path] <= errors[worst]) ? path : worst;
        }
        checks.add(new CashCheck(column.member(), errors[worst], worst));
      }
    }
    return checks;
  }

  /** What each deal called and gave back, the largest loss first. */
  static List<DealMean> deals(Book book, NetworkRun.Result result) {
    Map<String, double[]> means = new HashMap<>();
    List<String> names = result.plan().network().totals();
    for (int k = 0; k < names.size(); k++) {
      int dot = names.get(k).lastIndexOf('.');
      String deal = names.get(k).substring(0, dot);
      int which = names.get(k).substring(dot + 1).equals("calls") ? 0 : 1;
      means.computeIfAbsent(deal, unused -> new double[2])[which] =
          result.totals()[k] / result.count();
    }
    book.members().values().stream()
        .filter(member -> member.role() == Member.Role.FUND)
        .forEach(member -> means.remove(member.name()));
    List<DealMean> deals = new ArrayList<>();
    means.forEach((name, mean) -> deals.add(new DealMean(name, mean[0], mean[1])));
    deals.sort(Comparator.comparingDouble(DealMean::netYi).thenComparing(DealMean::name));
    return deals;
  }
}
