package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * What the government gives up of its income (让利): a share of what it has earned above a base rate,
 * once conditions hold.
 *
 * <pre>
 *   outstanding = capital paid in and not yet received back
 *   base        = sum of rate x outstanding x dt
 *   excess      = max(0, received - paid in - base)
 *   due         = share x excess - given so far            while the conditions hold
 * </pre>
 *
 * So never more than its income. It is paid out of all income so far, or with {@code paid_from:
 * distributions} out of the distribution of the period only, the rest later. What was given is not
 * taken back.
 */
final class GiveUp implements Instrument {

  private static final List<SettingSpec> RECEIVER =
      List.of(SettingSpec.value("share", "share", "受让比例", "its share of what is given").must());

  @Override
  public String type() {
    return "give-up";
  }

  @Override
  public Text description() {
    return new Text(
        "让利：政府出资超过基准利率的收益，按比例在条件成立时让与他方",
        "yield give-up: a share of the government's income above a base rate, under conditions");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("contributed", MONEY, "政府实缴", "paid in by the government").must(),
        SettingSpec.value("received", MONEY, "政府分得", "the government's distributions").must(),
        SettingSpec.value("rate", "/year", "基准利率（年）", "the yearly base rate")
            .usually("3.0%", Confidence.KNOWN, "1年期 LPR 1-year LPR"),
        SettingSpec.value("share", "share", "让利比例", "the share that is given up").must(),
        SettingSpec.value(
                "when",
                "condition",
                "让利条件（如返投达标且已清算）",
                "the conditions, such as local investment met")
            .must(),
        SettingSpec.word(
            "paid_from",
            List.of("income", "distributions"),
            "自累计收益或仅自当期分配支付",
            "paid out of all income, or of the period's distribution"),
        SettingSpec.parts("to", RECEIVER, "受让各方", "who gets it"));
  }

  @Override
  public void expand(Draft draft) {
    List<Draft> receivers = draft.parts("to");
    double shares = receivers.stream().mapToDouble(one -> one.fraction("share")).sum();
    if (!receivers.isEmpty() && Math.abs(shares - 1) > 1e-9) {
      draft.refuse(
          "give-up-shares",
          "to",
          new Text("受让比例之和应为 100%", "the shares of the receivers must add up to 100%"),
          new Text("也许写成 to: {gp: {share: 100%}}", "Maybe write to: {gp: {share: 100%}}."));
    }
    if (draft.refused() || receivers.stream().anyMatch(Draft::refused)) {
      return;
    }
    for (String setting : List.of("contributed", "received", "rate", "when")) {
      draft.value(setting);
    }
    draft.value("share", "given_share", null);
    excess(draft);
    String due = "max(0, #given_share * #excess - prev(#so_far))";
    draft.line(
        "given",
        "让利",
        "what is given up",
        MONEY,
        "if(#when, "
            + (draft.word("paid_from").equals("income") ? due : "min(#received, " + due + ")")
            + ", 0)");
    draft.line("so_far", "累计让利", "given up so far", MONEY, "prev(#so_far) + #given");
    draft.line("kept", "政府让利后分得", "what the government keeps", MONEY, "#received - #given");
    if (!receivers.isEmpty()) {
      draft.whole(
          "shares",
          "受让比例之和",
          "all shares of the receivers",
          receivers.stream().map(one -> one.name() + ".share").collect(Collectors.joining(" + ")));
    }
    for (Draft receiver : receivers) {
      receiver.value("share");
      receiver.line("paid", "受让金额", "what it gets", MONEY, draft.name() + ".given * #share");
    }
  }

  private static void excess(Draft draft) {
    draft.line(
        "outstanding",
        "未收回的政府出资",
        "capital not yet received back",
        MONEY,
        "max(0, prev(#outstanding) + #contributed - #received)");
    draft.line(
        "base",
        "基准收益累计",
        "return at the base rate so far",
        MONEY,
        "prev(#base) + #rate * dt * prev(#outstanding)");
    draft.line("paid_in", "累计实缴", "paid in so far", MONEY, "prev(#paid_in) + #contributed");
    draft.line(
        "gain",
        "累计收益",
        "received less paid in so far",
        MONEY,
        "prev(#gain) + #received - #contributed");
    draft.line(
        "dpi",
        "实缴分配倍数（DPI）",
        "received over paid in so far",
        "ratio",
        "(#gain + #paid_in) / max(" + draft.amount("1e-9") + ", #paid_in)");
    draft.line("excess", "超过基准的收益", "income above the base", MONEY, "max(0, #gain - #base)");
  }
}
