package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.instrument.draft.UseSettings;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * Proceeds that are kept to be invested again.
 *
 * <pre>
 *   limit = max(0, most - 1) x commitments            all that may be kept, from the start on
 *   kept  = min(part x proceeds, limit - kept so far) in the investment period, else nothing
 * </pre>
 *
 * {@code part} is what may be kept of one distribution, all of it unless agreed. {@code most} is
 * what may be invested in all over commitments, 100% to 120% by custom.
 */
final class Recycling implements Instrument {

  @Override
  public String type() {
    return "recycling";
  }

  @Override
  public Text description() {
    return new Text(
        "循环投资：投资期内留存回款再投，有上限", "recycling: proceeds kept in the investment period, up to a limit");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.of(Shape.NAMES, "term", "存续期（fund-term）", "the term of the fund").must(),
        SettingSpec.value("commitments", MONEY, "认缴总额", "all commitments").must(),
        SettingSpec.value("proceeds", MONEY, "项目回款", "what comes back from holdings").must(),
        SettingSpec.value(
                "most", "ratio", "累计可投占认缴比例", "what may be invested in all, over commitments")
            .must(),
        SettingSpec.value("part", "share", "每次回款可留存的比例", "the part of proceeds that may be kept")
            .usually("100%", Confidence.KNOWN, "未约定即不限 all of it unless agreed"));
  }

  @Override
  public void expand(Draft draft) {
    UseSettings term = ManagementFee.term(draft);
    if (term == null) {
      return;
    }
    draft.value("commitments");
    draft.value("proceeds");
    draft.value("most");
    draft.value("part");
    draft.line(
        "limit",
        "累计可再投金额上限",
        "the most that may be invested again so far",
        MONEY,
        "if(#investing_so_far, max(0, #most - 1) * #commitments, 0)");
    draft.line(
        "investing_so_far",
        "投资期已开始",
        "whether the fund has begun",
        "condition",
        "prev(#investing_so_far) or %s.investing".formatted(term.name()));
    draft.line(
        "kept",
        "留存再投",
        "proceeds that are kept",
        MONEY,
        "if(%s.investing, min(#part * max(0, #proceeds), #limit - prev(#total)), 0)"
            .formatted(term.name()));
    draft.line("total", "累计留存", "kept so far", MONEY, "prev(#total) + #kept");
  }
}
