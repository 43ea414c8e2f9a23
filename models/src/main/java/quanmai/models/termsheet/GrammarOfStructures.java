package quanmai.models.termsheet;

import static quanmai.models.termsheet.Grammar.FORMULA;
import static quanmai.models.termsheet.Grammar.LABEL;
import static quanmai.models.termsheet.Grammar.LABEL_FIELD;
import static quanmai.models.termsheet.Grammar.MANY;
import static quanmai.models.termsheet.Grammar.NUMBER;
import static quanmai.models.termsheet.Grammar.REFERENCE;
import static quanmai.models.termsheet.Grammar.closed;
import static quanmai.models.termsheet.Grammar.may;
import static quanmai.models.termsheet.Grammar.must;
import static quanmai.models.termsheet.Grammar.named;

import java.util.List;
import quanmai.models.termsheet.Shape.Fields;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** The keys of a holding structure, and of what a deal says for one. */
final class GrammarOfStructures {

  private static final Shape ENTITY =
      closed(
          LABEL_FIELD,
          must(
              "type",
              new Word(List.of("partnership", "company", "investor", "manager")),
              "类别：合伙（先分后税）、公司（先税后分）、投资人、管理人",
              "a partnership (passes on what it gets), a company (pays dividends), an investor or a"
                  + " manager",
              "type: partnership"),
          may("abroad", new Plain(Kind.FLAG), "是否在境外", "whether it is abroad", "abroad: true"),
          may(
              "currency",
              new Plain(Kind.WORD),
              "投资人的币种",
              "the currency of an investor",
              "currency: USD"),
          may(
              "loan",
              closed(
                  must("share", FORMULA, "借款占出资比例", "its part of the investment", "share: 50%"),
                  must("rate", FORMULA, "年利率", "interest a year", "rate: 4.3%"),
                  may("sweep", FORMULA, "现金清偿比例", "share of cash that is swept", "sweep: 100%")),
              "主体层面的借款",
              "debt of the entity",
              "loan: {share: 50%, rate: 4.3%}"),
          may(
              "quota",
              closed(
                  must("limit", FORMULA, "额度（美元）", "the quota in dollars", "limit: quota"),
                  may("used", FORMULA, "他人已用", "used by others", "used: quota_used_by_others")),
              "QFLP 余额管理的额度",
              "the quota of a QFLP, counted by balance",
              "quota: {limit: quota, used: quota_used_by_others}"));

  private static final Shape EDGE =
      closed(
          must("from", REFERENCE, "付款方；deal 为交易本身", "who pays; 'deal' is the deal", "from: deal"),
          must("to", REFERENCE, "收款方（持有人或管理人）", "who is paid", "to: fund"),
          may(
              "share",
              FORMULA,
              "持有比例；一家可不写，取其余",
              "the part that it holds; one may leave it out and holds the rest",
              "share: 50%"),
          may(
              "tax",
              closed(
                  may("dividend", FORMULA, "股息税率", "on dividends", "dividend: 10%"),
                  may("interest", FORMULA, "利息税率", "on interest", "interest: 10%"),
                  may("gain", FORMULA, "转让所得税率", "on the gain of a sale", "gain: 10%"),
                  may("fee", FORMULA, "管理费增值税率（价内）", "VAT within the fee", "fee: 6%")),
              "按所得种类的税",
              "tax by kind of flow",
              "tax: {dividend: 10%, gain: 10%}"),
          may(
              "convert",
              closed(must("spread", FORMULA, "结售汇价差", "cost of conversion", "spread: 0.1%")),
              "换汇成本",
              "cost of changing money",
              "convert: {spread: 0.1%}"),
          may(
              "hedge",
              closed(
                  must("ratio", FORMULA, "套保比例", "the part that is hedged", "ratio: 100%"),
                  may("margin", FORMULA, "银行点差", "the bank's margin", "margin: 0.05%")),
              "远期套保",
              "forward sales",
              "hedge: {ratio: 100%}"),
          may("delay", new Plain(Kind.INTEGER), "延迟期数", "periods of delay", "delay: 1"),
          may("charge", FORMULA, "按金额的费用率", "a charge on what is paid", "charge: 0.1%"),
          may("fee", FORMULA, "年管理费率", "management fee a year", "fee: 1.5%"),
          may("carry", FORMULA, "业绩报酬比例", "carried interest", "carry: 20%"),
          may("hurdle", FORMULA, "门槛收益率", "its hurdle", "hurdle: 8%"),
          may(
              "reinvest",
              closed(
                  must("share", FORMULA, "境内再投资比例", "part of dividends", "share: 0"),
                  must("credit", FORMULA, "抵免比例", "the credit", "credit: 10%"),
                  may("hold", FORMULA, "持有年数", "years that it is held", "hold: 5")),
              "境外投资者再投资抵免",
              "the credit of foreign investors who reinvest",
              "reinvest: {share: 50%, credit: 10%}"));

  private static final Shape VARIANT =
      closed(
          must("label", LABEL, "名称", "its name", "label: {zh: 免税, en: exempt}"),
          must("inputs", named(NUMBER), "不同的输入", "inputs that differ", "inputs: {gain_tax: 0}"));

  /** The whole file. */
  static final Fields FILE =
      closed(
          must("quanmai", new Word(List.of("1")), "语言版本", "version of the language", "quanmai: 1"),
          must("kind", new Word(List.of("structure")), "持有架构", "a structure", "kind: structure"),
          must("name", LABEL, "名称", "its name", "name: {zh: 示例, en: Example}"),
          may("note", LABEL, "说明", "a note", "note: ..."),
          may("inputs", named(Grammar.INPUT), "输入", "its numbers", "inputs: {gain_tax: 10%}"),
          must("entities", named(ENTITY), "主体", "entities", "entities: {lp: {type: investor}}"),
          must(
              "edges",
              new ListOf(EDGE, 1, MANY),
              "主体之间的关系",
              "who holds or serves whom",
              "edges: [{from: deal, to: lp}]"),
          may(
              "variants",
              new Shape.MapOf(Kind.WORD, VARIANT, MANY),
              "几种口径",
              "views of it",
              "variants: {taxed: {...}}"));

  private GrammarOfStructures() {}

  /** What the investor of a deal pays and gets. */
  static Shape investor() {
    return closed(
        must("investment", REFERENCE, "投资人出资的线", "the line that it pays", "investment: calls"),
        must("dividends", REFERENCE, "所得股息的线", "the line of its dividends", "dividends: paid"),
        may("interest", REFERENCE, "所得利息的线", "the line of its interest", "interest: coupon"),
        may("exit", REFERENCE, "退出所得的线", "the line that it gets for its shares", "exit: sale"),
        may(
            "rate",
            REFERENCE,
            "每一单位投资人币种合多少本币；不写则取市场快照",
            "home currency for one unit of the investor's; the market's if left out",
            "rate: usdcny"),
        may(
            "terms",
            named(NUMBER),
            "持有架构的输入在本交易的取值",
            "values of inputs of holding structures in this deal",
            "terms: {fee_rate: 1.5%}"));
  }
}
