package quanmai.models.instrument.fund;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.termsheet.Text;

/** What is wrong with carry, catch-up and tiers, as far as their numbers tell. */
final class CarryChecks {

  private CarryChecks() {}

  /**
   * Refuses what cannot be meant; a number that is a formula compares with nothing.
   *
   * @return whether the lines can be written, so that what reads them is not refused as well
   */
  static boolean check(Draft draft, List<Draft> tiers, boolean free) {
    boolean sound = !draft.refused();
    double carry = draft.fraction("carry");
    if (carry >= 1) {
      draft.refuse(
          "carry-share",
          "carry",
          new Text("收益分成应小于 100%", "carry must be below 100%"),
          new Text("也许写成 carry: 20%", "Maybe write carry: 20%."));
    }
    double catchUp = draft.fraction("catch_up");
    if (catchUp > 0 && catchUp <= carry) {
      draft.refuse(
          "catch-up-share",
          "catch_up",
          new Text("追补比例不大于分成比例，永远追补不上", "a catch-up at or below the carry never catches up"),
          new Text("也许写成 catch_up: 0 或 100%", "Maybe write catch_up: 0, or 100%."));
    }
    if (free && !draft.has("gp_share")) {
      draft.refuse(
          "gp-commitment",
          "gp_carry",
          new Text("gp_carry 需要 gp_share", "'gp_carry' needs 'gp_share'"),
          new Text("也许写成 gp_share: 1%", "Maybe write gp_share: 1%."));
    }
    inOrder(draft, tiers, carry);
    return sound && tiers.stream().allMatch(tier -> tier.has("irr") != tier.has("multiple"));
  }

  private static void inOrder(Draft draft, List<Draft> tiers, double carry) {
    double share = carry;
    double rate = draft.fraction("hurdle");
    double multiple = 1;
    for (Draft tier : tiers) {
      if (tier.has("irr") == tier.has("multiple")) {
        draft.refuse(
            "tier-opens",
            "tiers",
            new Text(
                tier.name() + " 应写 irr 或 multiple 之一", tier.name() + " takes 'irr' or 'multiple'"),
            new Text("也许写成 {irr: 12%, carry: 25%}", "Maybe write {irr: 12%, carry: 25%}."));
        continue;
      }
      double higher = tier.fraction("carry");
      if (higher >= 1 || higher < share) {
        outOfOrder(tier, "carry");
      }
      if (tier.fraction("irr") <= rate) {
        outOfOrder(tier, "irr");
      }
      if (tier.fraction("multiple") <= multiple) {
        outOfOrder(tier, "multiple");
      }
      share = higher;
      rate = tier.has("irr") ? tier.fraction("irr") : rate;
      multiple = tier.has("multiple") ? tier.fraction("multiple") : multiple;
    }
  }

  private static void outOfOrder(Draft tier, String setting) {
    tier.refuse(
        "tier-order",
        setting,
        new Text(
            tier.name() + " 的 " + setting + " 与前一档相比不合次序",
            tier.name() + ": its '" + setting + "' is out of order with the tier before"),
        new Text(
            "也许把各档由低到高排列",
            "Maybe put the tiers in order, the lowest first, each above the hurdle."));
  }
}
