package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/**
 * What is paid on a loan in a period, and what it then owes.
 *
 * <p>A loan without {@code cash} is paid whatever is due: a shortfall is somebody else's business.
 * A ranked loan is paid from the cash C that is left when its turn comes. With I its interest, P
 * the scheduled repayment, A what was overdue and B the balance before:
 *
 * <pre>
 *   due       = I + min(B + PIK, P + A)        I + B + PIK when it is accelerated
 *   paid      = min(due, max(0, C))            interest first; nothing while it is blocked
 *   overdue   = due - paid                     part of the balance, so it bears interest
 *   owed      = B + draws + added interest + I - paid
 *   sweep     = share of the cash that is left, at most what is owed
 *   balance   = owed - sweep - prepaid - lost  lost is what an accelerated loan is not paid
 *   left      = C - paid - sweep               for whoever ranks behind
 * </pre>
 */
final class Payment {

  private final Draft draft;
  private final LoanTerms terms;

  private Payment(Draft draft, LoanTerms terms) {
    this.draft = draft;
    this.terms = terms;
  }

  static void write(Draft draft, LoanTerms terms) {
    Payment payment = new Payment(draft, terms);
    if (terms.ranked()) {
      payment.ranked();
    } else {
      payment.inFull();
    }
    payment.service();
  }

  private void service() {
    draft.line(
        "debt_service",
        "应还本息（不含现金清偿）",
        "interest and scheduled repayment",
        MONEY,
        "#interest + #scheduled");
    draft.line(
        "cost",
        "财务费用（利息及计入本金的利息）",
        "interest expense, with what is added to the principal",
        MONEY,
        "#interest" + added());
  }

  /** What is added to the balance besides draws. */
  private String added() {
    return (terms.capitalised() ? " + #capitalised" : "") + (terms.pik() ? " + #pik" : "");
  }

  private void inFull() {
    String repaid = "#scheduled";
    if (draft.has("sweep")) {
      sweepOfExcess();
      repaid += " + #sweep";
    }
    interest(terms.average() ? "#full_interest - #half_rate * (" + repaid + ")" : "#full_interest");
    draft.line(
        "owed",
        "清偿前余额",
        "owed before sweep and prepayment",
        MONEY,
        "prev(#balance) + #draws" + added() + " - #scheduled");
    prepaid("#owed" + (draft.has("sweep") ? " - #sweep" : ""));
    draft.line("repayment", "还本合计", "all repayments", MONEY, "#scheduled" + early(" + "));
    draft.line("balance", "贷款余额", "balance at the end of the period", MONEY, closing());
  }

  private void ranked() {
    draft.value("cash");
    interest("#full_interest");
    boolean accelerated = draft.has("accelerated");
    boolean blocked = draft.has("blocked");
    String principal = "min(" + terms.owing() + ", #scheduled + prev(#overdue))";
    if (accelerated) {
      draft.value("accelerated");
      principal = "if(#accelerated, prev(#balance)" + added() + ", " + principal + ")";
    }
    draft.line(
        "due",
        "应付（含逾期）",
        "due in the period, with what was overdue",
        MONEY,
        "#interest + " + principal);
    String paid = "min(#due, max(0, #cash))";
    if (blocked) {
      draft.value("blocked");
      paid = "if(#blocked, 0, " + paid + ")";
    }
    draft.line("paid", "实付", "paid in the period, without the sweep", MONEY, paid);
    draft.line("interest_paid", "实付利息", "interest paid", MONEY, "min(#paid, #interest)");
    draft.line(
        "owed",
        "清偿前余额",
        "owed before sweep and prepayment",
        MONEY,
        "prev(#balance) + #draws" + added() + " + #interest - #paid");
    draft.line(
        "after_service", "付本息后现金", "cash after what is due was paid", MONEY, "#cash - #paid");
    String left = draft.has("sweep") ? sweepOfRest(blocked) : "#after_service";
    prepaid("#owed" + (draft.has("sweep") ? " - #sweep" : ""));
    balance(accelerated);
    draft.line(
        "repayment", "还本合计", "all repayments", MONEY, "#paid - #interest_paid" + early(" + "));
    draft.line("left", "剩余现金", "cash that is left for those behind", MONEY, left);
  }

  private void balance(boolean accelerated) {
    String closing = closing();
    String overdue = "#due - #paid";
    if (accelerated) {
      draft.line("loss", "损失", "lost on it", MONEY, "if(#accelerated, " + closing + ", 0)");
      closing = "if(#accelerated, 0, " + closing + ")";
      overdue = "if(#accelerated, 0, " + overdue + ")";
    }
    draft.line("balance", "贷款余额", "balance at the end of the period", MONEY, closing);
    draft.line(
        "overdue",
        "逾期未付",
        "overdue at the end of the period",
        MONEY,
        early("").isEmpty() ? overdue : "min(#balance, " + overdue + ")");
  }

  private String closing() {
    return "#owed" + early(" - ");
  }

  /** What is repaid before it is due, each with {@code sign} before it. */
  private String early(String sign) {
    return (draft.has("sweep") ? sign + "#sweep" : "")
        + (draft.has("prepaid") ? sign + "#prepaid" : "");
  }

  private void interest(String paid) {
    boolean always = terms.before().equals("paid");
    int from = terms.interestFrom();
    draft.line(
        "interest",
        "付息",
        "interest of the period that is due in cash",
        MONEY,
        always ? paid : "if(t >= " + from + ", " + paid + ", 0)");
    if (terms.capitalised()) {
      String added = terms.average() ? "#full_interest / (1 - #half_rate)" : "#full_interest";
      draft.line(
          "capitalised",
          "资本化利息",
          "interest added to the loan",
          MONEY,
          "if(t < " + from + ", " + added + ", 0)");
    }
  }

  private void prepaid(String most) {
    if (draft.has("prepaid")) {
      draft.value("prepaid", "offered", null);
      draft.line(
          "prepaid",
          "提前还本",
          "repaid early with money from elsewhere",
          MONEY,
          "max(0, min(#offered, " + most + "))");
    }
  }

  private void sweepOfExcess() {
    draft.value("sweep", "sweep_share", null);
    String excess = "#cfads - #full_interest - #scheduled";
    String swept =
        terms.average()
            ? "#sweep_share * max(0, "
                + excess
                + " + #half_rate * #scheduled) / (1 - #sweep_share * #half_rate)"
            : "#sweep_share * max(0, " + excess + ")";
    sweep("min(" + terms.owing() + " - #scheduled, " + swept + ")");
  }

  /** Writes the sweep of a ranked loan; the cash that is left after it. */
  private String sweepOfRest(boolean blocked) {
    draft.value("sweep", "sweep_share", null);
    String cash = "#after_service";
    if (draft.has("sweep_cash")) {
      draft.value("sweep_cash");
      cash = "#sweep_cash";
    }
    String swept = "min(#owed, #sweep_share * max(0, " + cash + "))";
    sweep(blocked ? "if(#blocked, 0, " + swept + ")" : swept);
    return cash + " - #sweep";
  }

  private void sweep(String swept) {
    int from = draft.period("sweep_from", terms.first());
    draft.line(
        "sweep",
        "现金清偿",
        "swept from excess cash",
        MONEY,
        "if(t >= " + from + ", " + swept + ", 0)");
  }
}
