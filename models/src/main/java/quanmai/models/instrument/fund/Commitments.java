package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * What investors have committed, and what is called of it: by tranches, as needed, or the larger of
 * the two.
 *
 * <p>All that are called together have the same part of their commitments called, {@code drawn}:
 *
 * <pre>
 *   drawn = min(1, max(tranches so far, drawn before + need / pledged))
 *   due   = (drawn - drawn before) x pledged by the investor
 * </pre>
 *
 * Who is in default pays nothing more (or the rest of his share); what he does not pay is not
 * pledged any more, so the others are called for it, up to their commitments. A defaulter may
 * forfeit part of his interest to the others. Who is late pays some periods later. An investor with
 * tranches of his own pays by those, and the others what lacks.
 *
 * <p>Interests go by what has been paid in. Who is never late or in default needs no account of his
 * own for that, which keeps funds cheap.
 */
final class Commitments implements Instrument {

  /** Keeps interests defined before anybody has paid. */
  private static final String TRACE = "1e-9";

  private static final List<SettingSpec> INVESTOR =
      List.of(
          SettingSpec.value("amount", MONEY, "认缴出资", "the commitment").must(),
          SettingSpec.value("tranches", "share", "该出资人自己的各期缴付比例", "tranches of his own, by period"),
          SettingSpec.value("default", "condition", "违约（此后不再缴付）", "when he defaults, for good"),
          SettingSpec.value(
                  "default_share",
                  "share",
                  "违约时不再缴付的比例",
                  "the part of later calls that is not paid")
              .usually("100%", Confidence.ASSUMED, "建模假设：违约者不再缴付 a defaulter pays nothing more"),
          SettingSpec.value(
                  "forfeits",
                  "share",
                  "违约者让与其他出资人的权益比例",
                  "the part of his interest that goes to others")
              .usually("0", Confidence.KNOWN, "未约定即不罚没 nothing unless agreed"),
          SettingSpec.of(Shape.COUNT, "late", "迟缴期数", "by how many periods he pays late"),
          SettingSpec.value("late_when", "condition", "何时迟缴", "when he pays late"));

  @Override
  public String type() {
    return "commitments";
  }

  @Override
  public Text description() {
    return new Text(
        "认缴与缴款：各类出资人、分期或按需缴款、迟缴与违约",
        "commitments and calls: investors, tranches or calls as needed, late and defaulting ones");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.parts("investors", INVESTOR, "各出资人（按类别）", "the investors, by class").must(),
        SettingSpec.value("need", MONEY, "本期须缴款的资金需要", "what has to be called in the period"),
        SettingSpec.value(
            "tranches", "share", "各期缴付比例（至少缴到）", "tranches, the least that is called"),
        SettingSpec.value("open", "condition", "可以缴款的条件", "when calls may be made"));
  }

  @Override
  public void expand(Draft draft) {
    List<Draft> investors = draft.parts("investors");
    if (!pass(draft, investors)) {
      return;
    }
    List<Draft> own = investors.stream().filter(one -> one.has("tranches")).toList();
    List<Draft> together = investors.stream().filter(one -> !one.has("tranches")).toList();
    if (draft.has("open")) {
      draft.value("open");
    }
    investors.forEach(Commitments::pledge);
    sum(draft, "committed", "认缴总额", "all commitments", investors, "amount");
    sum(draft, "effective", "有效认缴（违约者除外）", "commitments without defaults", investors, "pledged");
    for (Draft one : own) {
      one.value("tranches");
      one.line("drawn", "已缴比例", "called so far", "share", open(draft, "min(1, cum(#tranches))"));
    }
    own.forEach(one -> due(one, one.name()));
    if (!together.isEmpty()) {
      together(draft, together, own);
    }
    totals(draft, investors, own, together);
    interests(draft, investors, together);
  }

  private static void pledge(Draft one) {
    one.notNegative("amount");
    one.value("amount");
    if (!one.has("default")) {
      one.line("pledged", "有效认缴", "the commitment that stands", MONEY, "#amount");
      return;
    }
    one.value("default");
    one.value("default_share");
    one.line(
        "defaulted",
        "已违约",
        "whether he is in default",
        "condition",
        "prev(#defaulted) or #default");
    one.line(
        "pledged",
        "有效认缴",
        "the commitment that stands",
        MONEY,
        "#amount * if(#defaulted, 1 - #default_share, 1)");
  }

  /** Writes how far all are called that are called together. */
  private static void together(Draft draft, List<Draft> together, List<Draft> own) {
    sum(draft, "pledged", "按比例缴款者的有效认缴", "what those called together pledge", together, "pledged");
    String drawn = "prev(#drawn)";
    if (draft.has("need")) {
      draft.value("need");
      String calls =
          own.stream().map(one -> " - " + one.name() + ".calls").collect(Collectors.joining(""));
      drawn += " + max(0, #need%s) / max(#pledged, %s)".formatted(calls, draft.amount("1e-12"));
    }
    if (draft.has("tranches")) {
      draft.value("tranches");
      drawn = "max(cum(#tranches), " + drawn + ")";
    }
    draft.line("drawn", "已缴比例", "called so far", "share", open(draft, "min(1, " + drawn + ")"));
    draft.line(
        "callable",
        "可缴余额（缴款前）",
        "what may still be called, before the period's calls",
        MONEY,
        draft.has("open")
            ? "if(#open, #pledged * (1 - prev(#drawn)), 0)"
            : "#pledged * (1 - prev(#drawn))");
    together.forEach(one -> due(one, draft.name()));
  }

  private static String open(Draft draft, String drawn) {
    return draft.has("open") ? "if(" + draft.name() + ".open, " + drawn + ", prev(#drawn))" : drawn;
  }

  /** Writes what an investor owes in the period and what he pays. */
  private static void due(Draft one, String drawn) {
    one.line(
        "due",
        "应缴",
        "called in the period",
        MONEY,
        "(%1$s.drawn - prev(%1$s.drawn)) * #pledged".formatted(drawn));
    String calls = "#due";
    if (one.has("late")) {
      int periods = one.count("late", 1, 1);
      calls = "lag(#due, " + periods + ")";
      if (one.has("late_when")) {
        one.value("late_when");
        calls =
            "if(#late_when, 0, #due) + if(lag(#late_when, %1$d), lag(#due, %1$d), 0)"
                .formatted(periods);
      }
    }
    one.line("calls", "实缴", "paid in in the period", MONEY, calls);
  }

  private static void totals(
      Draft draft, List<Draft> investors, List<Draft> own, List<Draft> together) {
    sum(draft, "calls", "本期实缴", "paid in in the period", investors, "calls");
    draft.line("paid_in", "累计实缴", "paid in so far", MONEY, "prev(#paid_in) + #calls");
    List<String> open = new ArrayList<>();
    if (!together.isEmpty()) {
      open.add("#pledged * (1 - #drawn)");
    }
    own.forEach(one -> open.add("%1$s.pledged * (1 - %1$s.drawn)".formatted(one.name())));
    draft.line("uncalled", "未缴认缴", "commitments not yet called", MONEY, String.join(" + ", open));
    List<String> unpaid = new ArrayList<>();
    for (Draft one : investors) {
      if (one.has("default")) {
        String drawn = one.has("tranches") ? one.name() : draft.name();
        unpaid.add(
            "(%2$s.drawn - prev(%2$s.drawn)) * (%1$s.amount - %1$s.pledged)"
                .formatted(one.name(), drawn));
      }
    }
    if (!unpaid.isEmpty()) {
      draft.line(
          "unpaid", "违约未缴", "what defaulters did not pay", MONEY, String.join(" + ", unpaid));
    }
  }

  /** Writes the interests, by what has been paid in. */
  private static void interests(Draft draft, List<Draft> investors, List<Draft> together) {
    List<Draft> alike =
        together.stream().filter(one -> !one.has("default") && !one.has("late")).toList();
    if (alike.size() == investors.size()) {
      String all = draft.name() + ".committed";
      alike.forEach(one -> share(one, "#amount / max(" + all + ", " + one.amount(TRACE) + ")"));
      return;
    }
    List<String> weights = new ArrayList<>();
    if (!alike.isEmpty()) {
      sum(draft, "alike", "从不迟缴或违约者的认缴", "commitments never late", alike, "amount");
      draft.line("part", "其已缴比例", "the part of them that is called", "share", "#drawn + " + TRACE);
      weights.add("#alike * #part");
    }
    for (Draft one : investors) {
      if (!alike.contains(one)) {
        weight(one);
        weights.add(one.name() + ".weight");
      }
    }
    draft.line("weights", "权益之和", "all interests", MONEY, String.join(" + ", weights));
    draft.line(
        "unit",
        "一单位权益的比例",
        "the share of one unit of interest",
        "ratio",
        draft.amount("1") + " / max(#weights, " + draft.amount("1e-15") + ")");
    String unit = " * " + draft.name() + ".unit / " + draft.amount("1");
    if (!alike.isEmpty()) {
      draft.line(
          "alike_unit", "其每一认缴的比例", "the share of one that is committed", "ratio", "#part * #unit");
    }
    for (Draft one : investors) {
      share(
          one,
          alike.contains(one)
              ? "#amount / " + draft.amount("1") + " * " + draft.name() + ".alike_unit"
              : "#weight" + unit);
    }
  }

  private static void weight(Draft one) {
    one.line("paid_in", "累计实缴", "paid in so far", MONEY, "prev(#paid_in) + #calls");
    String weight = "(#paid_in + " + TRACE + " * #amount)";
    if (one.has("forfeits")) {
      one.value("forfeits");
      weight += " * if(#defaulted, 1 - #forfeits, 1)";
    }
    one.line("weight", "权益", "his interest", MONEY, weight);
  }

  private static void share(Draft one, String formula) {
    one.line("share", "权益比例", "the share of all interests", "share", formula);
  }

  private static void sum(
      Draft draft, String name, String zh, String en, List<Draft> all, String line) {
    draft.line(
        name,
        zh,
        en,
        MONEY,
        all.stream().map(one -> one.name() + "." + line).collect(Collectors.joining(" + ")));
  }

  private static boolean pass(Draft draft, List<Draft> investors) {
    if (draft.refused()) {
      return false;
    }
    if (investors.isEmpty()) {
      draft.refuse(
          "investors",
          "investors",
          new Text("没有出资人", "there is no investor"),
          new Text(
              "也许写成 investors: {fiscal: {amount: 3}}",
              "Maybe write investors: {fiscal: {amount: 3}}."));
    }
    boolean allOwn = investors.stream().allMatch(one -> one.has("tranches"));
    if (!allOwn && !draft.has("need") && !draft.has("tranches")) {
      draft.refuse(
          "calls-basis",
          "investors",
          new Text("没有说明何时缴款", "nothing says when money is called"),
          new Text(
              "也许写成 tranches: {1: 30%, 5: 30%, 9: 40%}，或 need: account.need",
              "Maybe write tranches: {1: 30%, 5: 30%, 9: 40%}, or need: account.need."));
    }
    for (Draft one : investors) {
      needs(one, "default_share", "default");
      needs(one, "forfeits", "default");
      needs(one, "late_when", "late");
    }
    return !draft.refused() && investors.stream().noneMatch(Draft::refused);
  }

  private static void needs(Draft one, String setting, String other) {
    if (one.has(setting) && !one.has(other)) {
      one.refuse(
          "investor-settings",
          setting,
          new Text(setting + " 需要同时写 " + other, "'" + setting + "' needs '" + other + "'"),
          new Text("也许补上 " + other, "Maybe add '" + other + "'."));
    }
  }
}
