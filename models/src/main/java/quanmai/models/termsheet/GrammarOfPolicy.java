package quanmai.models.termsheet;

import static quanmai.models.termsheet.Grammar.may;

import java.util.List;
import quanmai.models.termsheet.Shape.Either;
import quanmai.models.termsheet.Shape.Field;
import quanmai.models.termsheet.Shape.Kind;
import quanmai.models.termsheet.Shape.ListOf;
import quanmai.models.termsheet.Shape.MapOf;
import quanmai.models.termsheet.Shape.Plain;
import quanmai.models.termsheet.Shape.Word;

/** The keys for what policy rules are told. */
final class GrammarOfPolicy {

  private static final int MANY = Integer.MAX_VALUE;

  static final Shape FACT =
      new Either(
          new Plain(Kind.FACT),
          null,
          Grammar.closed(
              may(
                  "value",
                  new Plain(Kind.FACT),
                  "true、false、数字或文字；~ 为没有",
                  "true, false, a number or a text; ~ when there is none",
                  "value: control"),
              may(
                  "formula",
                  new Plain(Kind.FORMULA),
                  "由各线算出，取基准情形",
                  "computed from lines, in the base case",
                  "formula: sum(loan.draws)"),
              may("source", new Plain(Kind.TEXT), "出处", "where it comes from", "source: 投资协议 3.2"),
              may(
                  "confidence",
                  new Word(List.of("V", "V-news", "M", "U")),
                  "可信度",
                  "how far to trust it",
                  "confidence: U")));

  static final Field FACTS =
      may(
          "facts",
          new MapOf(Kind.WORD, FACT, MANY),
          "政策规则所问的事实；没写的，规则答“不知”",
          "facts that policy rules ask for; one that is not given leaves its rules unknown",
          "facts: {is_government_fund: true}");

  static final Field POLICY =
      may(
          "policy",
          Grammar.closed(
              may(
                  "packs",
                  new ListOf(new Plain(Kind.TEXT), 0, MANY),
                  "另加的规则包文件",
                  "files of rules beside those of the program",
                  "packs: [our-rules.yaml]"),
              may(
                  "applies",
                  new ListOf(new Word(List.of("deal", "fund", "qflp")), 1, MANY),
                  "适用哪几类规则；默认按文件种类",
                  "which kinds of rules are asked; by the kind of the file when left out",
                  "applies: [deal, fund]")),
          "政策规则",
          "policy rules",
          "policy: {applies: [deal, fund]}");

  private GrammarOfPolicy() {}
}
