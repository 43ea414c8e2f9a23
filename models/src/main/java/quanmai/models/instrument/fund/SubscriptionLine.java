package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A line of credit on uncalled commitments: what is needed is drawn, and called some periods later.
 *
 * <p>With b the balance before, and s the limit as a share of uncalled commitments,
 *
 * <pre>
 *   wanted  = min(b + need, need of the last n periods)       n: after how many periods it is called
 *   room    = s (callable - need - b) / (1 - s)
 *   balance = max(0, min(wanted, room))                       0 in a clean-down
 *   called  = need + b - balance                              what investors have to pay in now
 * </pre>
 *
 * Room solves balance = s x (callable - called), so that the line never stands above its limit on
 * what is still uncalled after the period's calls. Interest is part of the next need.
 */
final class SubscriptionLine implements Instrument {

  @Override
  public String type() {
    return "subscription-line";
  }

  @Override
  public Text description() {
    return new Text(
        "认缴额度贷款：先用贷款垫付缴款，按未缴认缴的比例限额，定期清零",
        "subscription line: bridges calls, limited by uncalled commitments, cleaned down");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("need", MONEY, "资金需要", "what has to be called or borrowed").must(),
        SettingSpec.value(
                "callable", MONEY, "可缴余额（缴款前）", "what may still be called, before the calls")
            .must(),
        SettingSpec.value("share", "share", "限额占未缴认缴", "the limit over uncalled commitments")
            .must(),
        SettingSpec.value("most", MONEY, "额度上限", "the most that may be drawn"),
        SettingSpec.of(Shape.COUNT, "called_after", "几期后以缴款归还", "periods until a draw is called"),
        SettingSpec.of(Shape.COUNT, "clean_down", "每几期清零", "cleaned down every so many periods"),
        SettingSpec.value("rate", "/year", "年利率", "the interest rate").must(),
        SettingSpec.value("open", "condition", "可以使用的条件", "when it may be used"));
  }

  @Override
  public void expand(Draft draft) {
    int after = draft.count("called_after", 1, 1);
    int clean = draft.count("clean_down", 2, 0);
    if (draft.has("share") && draft.number("share") > 1) {
      draft.refuse(
          "line-share",
          "share",
          new Text("限额不能超过未缴认缴", "a line cannot exceed uncalled commitments"),
          new Text("也许写成 share: 60%", "Maybe write share: 60%."));
    }
    if (draft.refused()) {
      return;
    }
    draft.value("need");
    draft.value("callable");
    draft.value("share");
    draft.value("rate");
    draft.line("interest", "利息", "interest", MONEY, "prev(#balance) * (#rate * dt)");
    String room = "(#callable - #need - prev(#balance)) * (#share / max(1e-9, 1 - #share))";
    if (draft.has("most")) {
      draft.value("most");
      room = "min(#most, " + room + ")";
    }
    draft.line("room", "可用额度", "what may stand drawn", MONEY, room);
    String wanted =
        after == 1 ? "#need" : "min(prev(#balance) + #need, sum_last(#need, " + after + "))";
    String balance = "max(0, min(" + wanted + ", #room))";
    if (clean > 0) {
      balance = "if(t > 0 and t == floor(t / %1$d) * %1$d, 0, %2$s)".formatted(clean, balance);
    }
    if (draft.has("open")) {
      draft.value("open");
      balance = "if(#open, " + balance + ", 0)";
    }
    draft.line("balance", "贷款余额", "balance", MONEY, balance);
    draft.line("net", "净提款", "drawn less repaid", MONEY, "#balance - prev(#balance)");
    draft.line("called", "须缴款金额", "what investors have to pay in", MONEY, "#need - #net");
    draft.line(
        "deferred",
        "无贷款时的缴款差额",
        "what would be called beside the calls, were there no line",
        MONEY,
        "#net - #interest");
  }
}
