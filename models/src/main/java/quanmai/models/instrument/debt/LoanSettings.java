package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.instrument.draft.Instrument.Shape;

/** The settings of a loan, in the order of the reference. */
final class LoanSettings {

  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.value("draws", MONEY, "计划提款", "the planned draws"),
          SettingSpec.value("need", MONEY, "当期资金需要", "the money needed in each period"),
          SettingSpec.value("share", "share", "贷款占资金需要的比例", "the share of the need that is lent"),
          SettingSpec.value("commitment", MONEY, "贷款额度", "the most that is lent in all"),
          SettingSpec.of(Shape.PERIOD, "closing", "签约（首次提款）期", "the period of the closing"),
          SettingSpec.of(
              Shape.PERIOD, "available_to", "提款期末", "the last period in which it can be drawn"),
          SettingSpec.value("rate", "/year", "贷款年利率", "the interest rate of a year"),
          SettingSpec.value(
              "reference", "/year", "浮动基准利率", "the rate that it floats on, such as LPR"),
          SettingSpec.value("margin", "/year", "加点", "the margin over the reference"),
          SettingSpec.value("cap", "/year", "利率上限", "the highest rate"),
          SettingSpec.value("floor", "/year", "利率下限", "the lowest rate"),
          SettingSpec.value(
              "pik",
              "/year",
              "实物付息年利率（计入本金）",
              "a further rate that is added to the principal (PIK)"),
          SettingSpec.value("penalty", "/year", "逾期加收年利率", "a further rate on what is overdue"),
          SettingSpec.word(
              "interest_on",
              List.of("opening", "average"),
              "计息余额",
              "the balance that bears interest"),
          SettingSpec.of(
              Shape.PERIOD, "interest_from", "开始付息期", "the first period whose interest is paid"),
          SettingSpec.word(
              "construction_interest",
              List.of("paid", "capitalised", "included"),
              "开始付息期之前的利息：支付、资本化、已含在建设投资内",
              "interest before that: paid, capitalised, or included in the cost of construction"),
          SettingSpec.word(
              "profile",
              List.of("straight", "annuity", "bullet", "sculpted", "shares"),
              "还本方式",
              "how it is repaid"),
          SettingSpec.of(
              Shape.PERIOD,
              "first_repayment",
              "首次还本期（一次性偿还的贷款可不写，则不到期）",
              "the first period of repayment; a bullet without one does not fall due"),
          SettingSpec.of(Shape.COUNT, "instalments", "还本期数", "the number of instalments"),
          SettingSpec.value("shares", "share", "各期还本比例", "repayments as shares of what was lent"),
          SettingSpec.value(
              "balloon", "share", "末期一次性偿还比例", "the share that the last instalment repays at once"),
          SettingSpec.value("target_dscr", "ratio", "目标偿债覆盖率", "the cover that sculpting aims at"),
          SettingSpec.value(
              "sizing",
              MONEY,
              "测算贷款额度的可偿债现金流（已知，如 base(cfads)）",
              "the known cash for debt service that sizes it, such as base(cfads)"),
          SettingSpec.value("cfads", MONEY, "可用于偿债的现金流", "cash available for debt service (CFADS)"),
          SettingSpec.value(
              "cash", MONEY, "轮到本贷款时可用的现金", "the cash that is left for it when its turn comes"),
          SettingSpec.value("blocked", "condition", "停止支付的条件", "when nothing may be paid on it"),
          SettingSpec.value(
              "accelerated",
              "condition",
              "加速到期并核销不足部分的条件",
              "when all of it falls due, and what is not paid is lost"),
          SettingSpec.value(
              "prepaid", MONEY, "以外部资金提前还本", "repaid early with money from elsewhere"),
          SettingSpec.value(
              "sweep", "share", "现金清偿比例", "the share of the excess cash that is swept"),
          SettingSpec.of(Shape.PERIOD, "sweep_from", "开始现金清偿期", "the first period of the sweep"),
          SettingSpec.value(
              "sweep_cash", MONEY, "可供现金清偿的现金", "the cash that is swept, if not what is left"),
          SettingSpec.value(
              "arrangement_fee", "share", "安排费率（按额度）", "the arrangement fee per commitment"),
          SettingSpec.value(
              "commitment_fee", "/year", "承诺费年费率（按未提款额）", "the yearly fee on what is not drawn"),
          SettingSpec.of(
              Shape.PERIOD, "dscr_from", "开始计算覆盖率的期", "the first period whose cover counts"),
          SettingSpec.value("negligible", MONEY, "视同已还清的金额", "what counts as nothing due"));

  private LoanSettings() {}
}
