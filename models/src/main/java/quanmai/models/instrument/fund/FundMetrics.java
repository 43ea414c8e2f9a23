package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Measures of what an investor, or all of them, pay in and get back.
 *
 * <p>By date: DPI = distributions over paid-in, RVPI = value over paid-in, TVPI = both, and the
 * cumulative net flow, whose path is the J-curve and whose depth is the peak exposure. For the
 * whole life, what is left at the end counting at its value: IRR, MOIC, years until paid back.
 *
 * <p>Against an index I, every flow carried to the end by I_N / I_t (sources as in the engine's
 * public market equivalents):
 *
 * <pre>
 *   pme_ks       = (carried distributions + value) / carried calls            Kaplan, Schoar 2005
 *   pme_ln       = IRR of the flows with (carried calls - carried distributions) as the last value
 *                                                                             Long, Nickels 1996
 *   pme_plus     = IRR with distributions scaled by (carried calls - value) / carried distributions
 *                                                                             Rouvinez 2003
 *   direct_alpha = IRR of the carried flows and the value           Gredil, Griffiths, Stucke 2014
 *   pme_modified = IRR of a holding of the index that is bought by the calls, and pays of what it
 *                  is worth the share that distributions are of themselves and the value behind
 *                                                                             Cambridge, mPME
 * </pre>
 *
 * A measure that no output uses costs nothing.
 */
final class FundMetrics implements Instrument {

  @Override
  public String type() {
    return "fund-metrics";
  }

  @Override
  public Text description() {
    return new Text(
        "业绩指标：IRR、MOIC、DPI、RVPI、TVPI、J曲线、最大敞口、公开市场等价（PME）",
        "measures: IRR, MOIC, DPI, RVPI, TVPI, J-curve, peak exposure, public market equivalents");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("calls", MONEY, "实缴", "paid in").must(),
        SettingSpec.value("distributions", MONEY, "分配", "distributed").must(),
        SettingSpec.value("value", MONEY, "剩余净值", "the value that is left"),
        SettingSpec.value("index", "ratio", "公开市场指数", "a public index"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("calls");
    draft.value("distributions");
    draft.value("value", "0");
    draft.line("flow", "净现金流", "net flow", MONEY, "#distributions - #calls");
    draft.line(
        "net_flow",
        "净现金流（期末按净值）",
        "net flow, with the value that is left at the end",
        MONEY,
        "#flow + if(t == N, #value, 0)");
    draft.line(
        "cumulative", "累计净现金流（J曲线）", "cumulative net flow: the J-curve", MONEY, "cum(#flow)");
    draft.line("paid_in", "累计实缴", "paid in so far", MONEY, "cum(#calls)");
    draft.line("received", "累计分配", "distributed so far", MONEY, "cum(#distributions)");
    String base = "max(#paid_in, " + draft.amount("1e-9") + ")";
    draft.line("dpi", "实缴分配倍数 DPI", "DPI", "ratio", "#received / " + base);
    draft.line("rvpi", "未实现价值倍数 RVPI", "RVPI", "ratio", "#value / " + base);
    draft.line("tvpi", "总价值倍数 TVPI", "TVPI", "ratio", "(#received + #value) / " + base);
    draft.line("irr", "内部收益率", "IRR", "ratio", "irr(#net_flow, -100%)");
    draft.line("moic", "投资倍数", "MOIC", "ratio", "last(#tvpi)");
    draft.line("payback", "回本年数", "years until paid back", "year", "payback(#net_flow)");
    draft.line(
        "peak_exposure",
        "最大敞口",
        "the most that is out at once",
        MONEY,
        "max(0, -min_over(#cumulative))");
    draft.line("loses", "亏损", "whether money is lost", "condition", "last(#tvpi) < 1");
    if (draft.has("index")) {
      index(draft);
    }
  }

  private static void index(Draft draft) {
    draft.value("index");
    draft.line(
        "carry", "指数增长至期末", "growth of the index to the end", "ratio", "last(#index) / #index");
    draft.line("carried_calls", "按指数增长的实缴", "calls carried to the end", MONEY, "#calls * #carry");
    draft.line(
        "carried_distributions",
        "按指数增长的分配",
        "distributions carried to the end",
        MONEY,
        "#distributions * #carry");
    draft.line(
        "pme_ks",
        "公开市场等价 KS-PME",
        "Kaplan-Schoar PME",
        "ratio",
        "(sum(#carried_distributions) + last(#value)) / sum(#carried_calls)");
    draft.line(
        "index_value",
        "同期投资指数的期末价值",
        "what the same flows in the index would be worth",
        MONEY,
        "sum(#carried_calls) - sum(#carried_distributions)");
    draft.line(
        "index_flow",
        "指数现金流",
        "the flows with the value of the index",
        MONEY,
        "#flow + if(t == N, #index_value, 0)");
    draft.line("pme_ln", "Long-Nickels PME", "Long-Nickels PME", "ratio", "irr(#index_flow)");
    scaled(draft);
    modified(draft);
  }

  /** Writes what needs scaled or carried flows. */
  private static void scaled(Draft draft) {
    draft.line(
        "plus_factor",
        "PME+ 系数",
        "factor of PME+",
        "ratio",
        "(sum(#carried_calls) - last(#value)) / sum(#carried_distributions)");
    draft.line(
        "plus_flow",
        "PME+ 现金流",
        "flows of PME+",
        MONEY,
        "#distributions * #plus_factor - #calls + if(t == N, #value, 0)");
    draft.line("pme_plus", "PME+", "PME+", "ratio", "irr(#plus_flow)");
    draft.line(
        "carried_flow",
        "按指数增长的净现金流",
        "net flows carried to the end",
        MONEY,
        "#carried_distributions - #carried_calls + if(t == N, #value, 0)");
    draft.line("direct_alpha", "直接阿尔法", "direct alpha", "ratio", "irr(#carried_flow)");
  }

  /** Writes the holding of the index that pays as the fund pays. */
  private static void modified(Draft draft) {
    draft.line(
        "paid_share",
        "当期分配占分配前价值的比例",
        "distributions over themselves and the value behind",
        "share",
        "#distributions / max(#distributions + #value, " + draft.amount("1e-12") + ")");
    draft.line(
        "units_before",
        "分配前所持指数份额",
        "units of the index before the distribution",
        MONEY,
        "prev(#units) + #calls / #index");
    draft.line(
        "units",
        "所持指数份额",
        "units of the index after it",
        MONEY,
        "#units_before * (1 - #paid_share)");
    draft.line(
        "modified_flow",
        "mPME 现金流",
        "flows of mPME",
        MONEY,
        "#index * (#units_before - if(t == N, 0, #units)) - #calls");
    draft.line("pme_modified", "mPME", "mPME", "ratio", "irr(#modified_flow)");
  }
}
