package quanmai.models.instrument.tax;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Income tax on profit after the use of losses brought forward.
 *
 * <p>With {@code loss_years} the losses are kept by age, the oldest used first: a loss of tax year
 * y can be used in years up to y + loss_years (China: 5, and 10 for a high-tech enterprise); with 0
 * no loss is ever used. Without it they never expire, and one pool is enough: u = profit - pool,
 * taxable = max(u, 0), pool = max(-u, 0).
 *
 * <p>{@code settled: period} taxes each period on its own profit and a loss ages by a year after as
 * many periods as a year has. {@code settled: year} taxes the calendar year's profit in its last
 * period (and what there is of the last year in the last period of the timeline), so that a loss in
 * spring meets the profit of the autumn.
 */
final class IncomeTax implements Instrument {

  /** Pools are written out, each with two lines; ten years by month are as many as make sense. */
  private static final int MOST_POOLS = 120;

  @Override
  public String type() {
    return "tax";
  }

  @Override
  public Text description() {
    return new Text(
        "所得税：亏损向后结转，先进先出，到期作废",
        "income tax; losses carried forward, oldest first, until they expire");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("profit", MONEY, "应税利润", "the taxable profit before losses").must(),
        SettingSpec.value("rate", "share", "所得税税率", "the tax rate").must(),
        SettingSpec.of(
            Shape.COUNT,
            "loss_years",
            "亏损结转年数（0 为不结转，不写则不限）",
            "the years a loss can be used; 0 for never, no limit if left out"),
        SettingSpec.word("settled", List.of("period", "year"), "结算周期", "how often tax is settled"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("profit");
    draft.value("rate");
    boolean yearly = draft.word("settled").equals("year") && draft.timeline().stepsPerYear() > 1;
    if (yearly) {
      draft.line("year_ends", "年度末", "1 where the tax is settled", "count", yearEnds(draft));
      draft.line(
          "year_profit",
          "本年累计利润",
          "profit of the year so far",
          MONEY,
          "#profit + if(prev(#year_ends) > 0, 0, prev(#year_profit))");
    }
    if (!draft.has("loss_years")) {
      onePool(draft, yearly);
    } else {
      pools(draft, yearly);
    }
    draft.line("due", "所得税", "income tax", MONEY, "#rate * #taxable");
  }

  private static void onePool(Draft draft, boolean yearly) {
    String settled = yearly ? "if(#year_ends > 0, %s, %s)" : "%s";
    draft.line(
        "after_losses",
        "弥补亏损后利润",
        "profit less the losses brought forward",
        MONEY,
        (yearly ? "#year_profit" : "#profit") + " - prev(#losses)");
    draft.line(
        "taxable",
        "应纳税所得额",
        "taxable income",
        MONEY,
        settled.formatted("max(#after_losses, 0)", "0"));
    draft.line(
        "losses",
        "结转亏损",
        "losses carried forward",
        MONEY,
        settled.formatted("max(-#after_losses, 0)", "prev(#losses)"));
  }

  private static void pools(Draft draft, boolean yearly) {
    int years = draft.count("loss_years", 0, 0);
    int ages = years * (yearly ? 1 : draft.timeline().stepsPerYear());
    if (ages > MOST_POOLS) {
      draft.refuse(
          "tax-pools",
          "loss_years",
          new Text(
              "亏损结转期超过 " + MOST_POOLS + " 期",
              "losses would be kept by more than " + MOST_POOLS + " ages"),
          new Text("也许写成 settled: year", "Maybe write settled: year."));
      return;
    }
    String profit = yearly ? "if(#year_ends > 0, #year_profit, 0)" : "#profit";
    draft.line("settled_profit", "结算利润", "profit that is settled", MONEY, profit);
    draft.line("income", "弥补亏损前所得", "income before losses", MONEY, "max(#settled_profit, 0)");
    if (years == 0) {
      draft.line("taxable", "应纳税所得额", "taxable income", MONEY, "#income");
      return;
    }
    draft.line("loss", "当期亏损", "loss made in the period", MONEY, "max(-#settled_profit, 0)");
    String left = "#income";
    for (int age = ages; age >= 1; age--) {
      age(draft, age, yearly, left);
      left = age == ages ? "#income - #used_age_" + age : left + " - #used_age_" + age;
    }
    draft.line("taxable", "应纳税所得额", "taxable income", MONEY, left);
    draft.line("expired", "到期作废的亏损", "losses that expire unused", MONEY, expired(ages, yearly));
    draft.line("losses", "结转亏损", "losses carried forward", MONEY, carried(ages, yearly));
  }

  /** The pool of one age and what is used of it, {@code left} being the income still untaxed. */
  private static void age(Draft draft, int age, boolean yearly, String left) {
    String younger =
        age == 1
            ? "prev(#loss)"
            : "prev(#loss_age_%d) - prev(#used_age_%d)".formatted(age - 1, age - 1);
    String same = "prev(#loss_age_%d) - prev(#used_age_%d)".formatted(age, age);
    draft.line(
        "loss_age_" + age,
        "亏损（账龄 " + age + "）",
        "loss brought forward of age " + age,
        MONEY,
        yearly ? "if(prev(#year_ends) > 0, " + younger + ", " + same + ")" : younger);
    draft.line(
        "used_age_" + age,
        "弥补亏损（账龄 " + age + "）",
        "loss used of age " + age,
        MONEY,
        "min(#loss_age_%d, %s)".formatted(age, left));
  }

  private static String expired(int ages, boolean yearly) {
    String unused = "#loss_age_%d - #used_age_%d".formatted(ages, ages);
    return yearly ? "if(#year_ends > 0, " + unused + ", 0)" : unused;
  }

  private static String carried(int ages, boolean yearly) {
    StringBuilder sum = new StringBuilder("#loss");
    for (int age = 1; age < ages; age++) {
      sum.append(" + #loss_age_%d - #used_age_%d".formatted(age, age));
    }
    if (yearly) {
      sum.append(" + if(#year_ends > 0, 0, #loss_age_%d)".formatted(ages));
    }
    return sum.toString();
  }

  /** 1 at the last period of each calendar year and of the timeline. */
  private static String yearEnds(Draft draft) {
    var timeline = draft.timeline();
    StringBuilder any = new StringBuilder("if(");
    for (int t = 1; t <= timeline.periods(); t++) {
      int year = timeline.points().get(t).getYear();
      if (t == timeline.periods() || timeline.points().get(t + 1).getYear() != year) {
        any.append(t == timeline.periods() ? "t == " + t : "t == " + t + " or ");
      }
    }
    return any.append(", 1, 0)").toString();
  }
}
