package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * What each class of investors gets, pari passu: by what it has paid in, or by fixed shares.
 *
 * <pre>
 *   paid = amount x (paid in by the class so far) / (paid in by all so far)
 *   paid = amount x share
 * </pre>
 *
 * By what was paid in, the last class gets what is left, so that nothing is lost to rounding, or
 * before anybody has paid.
 */
final class ClassSplit implements Instrument {

  private static final List<SettingSpec> CLASS =
      List.of(
          SettingSpec.value("contributed", MONEY, "该类出资人的实缴", "paid in by the class"),
          SettingSpec.value("share", "share", "该类出资人的固定比例", "the fixed share of the class"));

  @Override
  public String type() {
    return "class-split";
  }

  @Override
  public Text description() {
    return new Text("各类出资人按实缴同股同权分配", "what each class of investors gets, by what it has paid in");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("amount", MONEY, "分配给出资人的金额", "what investors get").must(),
        SettingSpec.parts("classes", CLASS, "各类出资人", "the classes of investors").must());
  }

  @Override
  public void expand(Draft draft) {
    List<Draft> classes = draft.parts("classes");
    if (!pass(draft, classes)) {
      return;
    }
    draft.value("amount");
    boolean fixed = classes.getFirst().has("share");
    for (Draft one : classes) {
      if (fixed) {
        one.value("share");
      } else {
        one.value("contributed");
        one.line("paid_in", "累计实缴", "paid in so far", MONEY, "prev(#paid_in) + #contributed");
      }
    }
    if (fixed) {
      draft.whole("shares", "各类比例之和", "all shares", sum(classes, "share"));
    } else {
      draft.line("paid_in", "全部累计实缴", "paid in by all so far", MONEY, sum(classes, "paid_in"));
    }
    for (Draft one : classes) {
      if (!fixed) {
        one.line(
            "share",
            "占实缴比例",
            "the share of what was paid in",
            "share",
            "#paid_in / max(" + draft.name() + ".paid_in, " + draft.amount("1e-9") + ")");
      }
      boolean last = !fixed && one == classes.getLast();
      one.line(
          "paid",
          "分得",
          "what the class gets",
          MONEY,
          last ? left(draft, classes) : draft.name() + ".amount * #share");
    }
  }

  private static String sum(List<Draft> classes, String line) {
    return classes.stream().map(one -> one.name() + "." + line).collect(Collectors.joining(" + "));
  }

  private static String left(Draft draft, List<Draft> classes) {
    return draft.name()
        + ".amount"
        + classes.stream()
            .limit(classes.size() - 1L)
            .map(one -> " - " + one.name() + ".paid")
            .collect(Collectors.joining());
  }

  private static boolean pass(Draft draft, List<Draft> classes) {
    if (draft.refused()) {
      return false;
    }
    double shares = 0;
    boolean fixed = !classes.isEmpty() && classes.getFirst().has("share");
    for (Draft one : classes) {
      if (one.has("share") == one.has("contributed") || one.has("share") != fixed) {
        draft.refuse(
            "class-basis",
            "classes",
            new Text(
                "各类应统一写 contributed 或 share", "all classes take 'contributed', or all 'share'"),
            new Text("也许都写 contributed", "Maybe give each 'contributed'."));
        return false;
      }
      shares += one.fraction("share");
    }
    if (classes.isEmpty() || shares > 1 + 1e-9 || shares < 1 - 1e-9) {
      draft.refuse(
          "class-shares",
          "classes",
          new Text("各类比例之和应为 100%", "the shares of the classes must add up to 100%"),
          new Text("也许少写了一类", "Maybe a class is missing, or is there twice."));
      return false;
    }
    return true;
  }
}
