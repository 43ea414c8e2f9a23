package quanmai.models.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Dimension;
import quanmai.models.language.Scope;
import quanmai.models.language.Symbol;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.InvestorDef;
import quanmai.models.termsheet.Text;

/** Checks that what the investor pays and gets are rows of the deal. */
final class InvestorCheck {

  private static final Set<Symbol.Sort> ROWS = EnumSet.of(Symbol.Sort.LINE, Symbol.Sort.SCHEDULE);

  private final Scope scope;
  private final Dimension money;
  private final Usage usage;
  private final Consumer<Finding> findings;

  /** {@code currency}: of the deal, such as CNY. */
  InvestorCheck(String currency, Scope scope, Usage usage, Consumer<Finding> findings) {
    this.scope = scope;
    this.money = new Dimension(new TreeMap<>(Map.of(currency, 1)));
    this.usage = usage;
    this.findings = findings;
  }

  void check(@Nullable InvestorDef investor) {
    if (investor == null) {
      return;
    }
    row(investor.investment());
    row(investor.dividends());
    row(investor.interest());
    row(investor.exit());
    Source rate = investor.rate();
    if (rate != null) {
      usage.use(rate.text().strip());
      if (!scope.symbols().containsKey(rate.text().strip())) {
        refuse(rate, "not-a-line", "既不是行，也不是因子", "is neither a line nor a factor");
      }
    }
  }

  private void row(@Nullable Source written) {
    if (written == null) {
      return;
    }
    String name = written.text().strip();
    usage.use(name);
    Symbol symbol = scope.symbols().get(name);
    if (symbol == null || !ROWS.contains(symbol.sort())) {
      refuse(written, "not-a-line", "不是行", "is not a line");
    } else if (!symbol.unit().dimension().equals(money)) {
      findings.accept(
          Finding.refused(
              "investor-unit",
              written.place(),
              new Text(
                  "'" + name + "' 的单位是 " + symbol.unit().text() + "，应为交易币种的金额",
                  "'" + name + "' is in " + symbol.unit().text() + ", not money of the deal"),
              new Text("也许应写折算后的线", "Maybe name the line after its conversion")));
    }
  }

  private void refuse(Source written, String rule, String zh, String en) {
    String name = written.text().strip();
    List<String> known =
        scope.symbols().entrySet().stream()
            .filter(entry -> ROWS.contains(entry.getValue().sort()))
            .map(Map.Entry::getKey)
            .toList();
    findings.accept(
        Finding.refused(
            rule,
            written.place(),
            new Text("'" + name + "' " + zh, "'" + name + "' " + en),
            Nearest.maybe(name, known)));
  }
}
