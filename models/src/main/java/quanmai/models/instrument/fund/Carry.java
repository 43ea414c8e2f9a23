package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.termsheet.TermSheet.Confidence;

/**
 * The end of every waterfall: what is left after capital and preferred return goes to catch-up, to
 * the split, and to further tiers.
 *
 * <p>With c the carry and q > c the share of the catch-up that goes to the manager, the manager is
 * behind by
 *
 * <pre>
 *   behind = c (preferred return paid so far) - (q - c) (caught up so far)
 * </pre>
 *
 * and the catch-up takes {@code min(rest, behind / (q - c))}, of which the manager gets q: then
 * carry is c of all profit. For q = 100% that is carry = c / (1 - c) of the preferred return. At q
 * &le; c there is no catch-up: the manager gets c of what is above the hurdle.
 *
 * <p>The first split lasts until the investors have reached the next tier. With R the return that
 * opens it, they lack
 *
 * <pre>
 *   account (1 + R)^dt + paid in - received    by a rate of return
 *   account + m paid in - received             by a multiple m of what they paid in
 * </pre>
 *
 * account being the same of the period before: all flows since the beginning count, so what they
 * once got above the tier counts for what is paid in later.
 */
final class Carry {

  private static final List<SettingSpec> TIER =
      List.of(
          SettingSpec.value(
              "irr", "/year", "投资者内部收益率达到后适用", "the investors' rate of return that opens it"),
          SettingSpec.value(
              "multiple", "ratio", "投资者回收倍数达到后适用", "the investors' multiple that opens it"),
          SettingSpec.value("carry", "share", "该档分成比例", "the carry of the tier").must());

  private final Draft draft;
  private final List<Draft> tiers;
  private final boolean catchesUp;
  private final String bearing;

  private Carry(Draft draft, List<Draft> tiers, boolean catchesUp, String bearing) {
    this.draft = draft;
    this.tiers = tiers;
    this.catchesUp = catchesUp;
    this.bearing = bearing;
  }

  /** {@code amount} of all partners, as far as it belongs to those who bear carry. */
  String bearing(String amount) {
    return amount + bearing;
  }

  /** The settings of carry, catch-up, tiers, and the manager's own commitment. */
  static List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("carry", "share", "收益分成比例", "the carried interest").must(),
        SettingSpec.value("catch_up", "share", "追补比例（0 为不追补）", "share of the catch-up; 0 for none")
            .usually("100%", Confidence.KNOWN, "全额追补为通行做法 full catch-up is customary"),
        SettingSpec.parts("tiers", TIER, "更高分成的各档，由低到高", "tiers of higher carry, the lowest first"),
        SettingSpec.value(
            "gp_share", "share", "管理人跟投占实缴比例", "the manager's commitment as a share of paid-in"),
        SettingSpec.word(
            "gp_carry",
            List.of("charged", "free"),
            "管理人跟投部分是否同样计提分成",
            "whether the manager's commitment bears carry"));
  }

  /**
   * Reads the settings, and writes {@code #pool}, the part of {@code #proceeds} that goes through
   * the waterfall, and {@code #paid_in}, the part of {@code #contributed} that was paid in for it;
   * null after a refusal.
   */
  static @Nullable Carry read(Draft draft) {
    List<Draft> tiers = draft.parts("tiers");
    boolean catchesUp = !draft.has("catch_up") || draft.fraction("catch_up") != 0;
    boolean free = draft.word("gp_carry").equals("free");
    if (!CarryChecks.check(draft, tiers, free)) {
      return null;
    }
    draft.value("carry", "carry_share", null);
    if (catchesUp) {
      draft.value("catch_up", "catch_up_share", null);
    }
    String bearing = "";
    if (draft.has("gp_share")) {
      draft.value("gp_share");
      bearing = free ? " * (1 - " + draft.name() + ".gp_share)" : "";
    }
    draft.line(
        "paid_in", "参与分成的实缴", "paid in by those who bear carry", MONEY, "#contributed" + bearing);
    draft.line(
        "pool",
        "参与分成的可分配现金",
        "cash that goes through the tiers",
        MONEY,
        "max(0, #proceeds)" + bearing);
    return new Carry(draft, tiers, catchesUp, bearing);
  }

  /** Writes the tiers behind the preferred return, of what {@code rest} leaves for them. */
  void write(String rest) {
    draft.line("excess", "超额收益", "what is above capital and preferred return", MONEY, rest);
    String left = "#excess";
    String carried = "#carry_share * #split";
    if (catchesUp) {
      catchUp();
      left = "#excess - #catch_up";
      carried = "#catch_up_share * #catch_up + " + carried;
    }
    if (tiers.isEmpty()) {
      draft.line("split", "按比例分成的金额", "what is split", MONEY, left);
    } else {
      carried = carried + tiers(left);
    }
    draft.line("carry", "收益分成", "carried interest", MONEY, carried);
    partners();
  }

  private void catchUp() {
    draft.line(
        "pace",
        "追补一元所需金额",
        "money through the catch-up for one yuan that the manager is behind",
        "ratio",
        "if(#catch_up_share > #carry_share, 1 / max(1e-9, #catch_up_share - #carry_share), 0)");
    draft.line(
        "due",
        "待追补收益（支付前）",
        "what the manager is behind before the catch-up",
        MONEY,
        "prev(#behind) + #carry_share * #preferred_paid");
    draft.line(
        "catch_up", "追补阶段的金额", "money through the catch-up", MONEY, "min(#excess, #due * #pace)");
    draft.line(
        "behind",
        "待追补收益",
        "what the manager is behind",
        MONEY,
        "max(0, #due - (#catch_up_share - #carry_share) * #catch_up)");
  }

  /** Writes split and tiers; the carry of the tiers as terms of a sum. */
  private String tiers(String left) {
    String received =
        catchesUp ? "#pool - #excess + (1 - #catch_up_share) * #catch_up" : "#pool - #excess";
    draft.line("received", "分成前投资者所得", "what investors get before the split", MONEY, received);
    draft.line("above", "追补后余额", "what is left after the catch-up", MONEY, left);
    String whole = draft.name() + ".";
    List<String> before = new ArrayList<>(List.of(whole + "split"));
    StringBuilder taken = new StringBuilder("#received");
    StringBuilder carried = new StringBuilder();
    String kept = "(1 - #carry_share)";
    draft.line(
        "split",
        "首档按比例分成的金额",
        "what is split in the first tier",
        MONEY,
        "min(#above, max(0, " + tiers.getFirst().name() + ".needed - #received) / " + kept + ")");
    for (int k = 0; k < tiers.size(); k++) {
      Draft tier = tiers.get(k);
      account(tier, whole);
      taken.append(" + ").append(kept).append(" * ").append(before.getLast());
      String rest = whole + "above - " + String.join(" - ", before);
      kept = "(1 - " + tier.name() + ".carry_share)";
      String limit =
          k + 1 < tiers.size()
              ? "max(0, min(%s, (%s.needed - (%s)) / %s))"
                  .formatted(
                      rest, tiers.get(k + 1).name(), taken.toString().replace("#", whole), kept)
              : "max(0, " + rest + ")";
      tier.line("split", "该档按比例分成的金额", "what is split in the tier", MONEY, limit);
      carried.append(" + ").append(tier.name()).append(".carry_share * ").append(tier.name());
      carried.append(".split");
      before.add(tier.name() + ".split");
    }
    return carried.toString();
  }

  /** Writes what investors need in the period to open a tier, and what they then lack or exceed. */
  private void account(Draft tier, String whole) {
    tier.value("carry", "carry_share", null);
    String paidIn = whole + "paid_in";
    String needed;
    if (tier.has("irr")) {
      tier.value("irr");
      tier.line("growth", "本期增长率", "growth in the period", "ratio", "(1 + #irr * 1[year]) ^ dt");
      needed =
          Hurdle.fromStart(draft)
              ? "#growth * (prev(#account) + " + paidIn + ")"
              : "#growth * prev(#account) + " + paidIn;
    } else {
      tier.value("multiple");
      needed = "prev(#account) + #multiple * " + paidIn;
    }
    tier.line("needed", "达到该档所需金额", "what opens the tier in the period", MONEY, needed);
    tier.line(
        "account",
        "距该档的差额（负为超出）",
        "what investors lack to the tier; below zero what they have above it",
        MONEY,
        "#needed - (" + whole + "pool - " + whole + "carry)");
  }

  private void partners() {
    draft.line(
        "partners",
        "全体合伙人作为出资人所得",
        "what all partners get as investors",
        MONEY,
        "max(0, #proceeds) - #carry");
    boolean free = draft.word("gp_carry").equals("free");
    draft.line(
        "gp",
        "管理人跟投所得",
        "what the manager gets on its own commitment",
        MONEY,
        !draft.has("gp_share")
            ? draft.amount("0")
            : free ? "max(0, #proceeds) - #pool" : "#gp_share * #partners");
    draft.line("lp", "有限合伙人所得", "what limited partners get", MONEY, "#partners - #gp");
  }
}
