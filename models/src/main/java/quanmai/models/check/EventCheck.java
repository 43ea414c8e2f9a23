package quanmai.models.check;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.check.Amounts.Allowed;
import quanmai.models.check.Checked.About;
import quanmai.models.check.Checked.Event;
import quanmai.models.check.Checked.Hazard;
import quanmai.models.language.Dimension;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.TermSheet.EventDef;

/** Reads events: a hazard per year for each cause. */
final class EventCheck {

  private EventCheck() {}

  static Event check(EventDef def, Amounts amounts) {
    List<Hazard> hazards = new ArrayList<>();
    def.hazards()
        .forEach(
            (cause, source) -> {
              String parameter =
                  "events." + def.name() + (cause.isEmpty() ? "" : "." + cause) + ".hazard";
              Amount amount =
                  amounts.read(source, parameter, Unit.NONE, Allowed.ALL, Dimension.YEAR.power(-1));
              if (amount != null) {
                hazards.add(new Hazard(cause, amount));
              }
            });
    return new Event(
        def.name(), new About(def.label(), Unit.CONDITION, null, def.place()), hazards);
  }

  /**
   * The names that formulas may use: {@code fail.now}, {@code exit.ipo.yet}, {@code exit.any.now}.
   */
  static List<String> names(EventDef def) {
    List<String> names = new ArrayList<>();
    for (String cause : def.hazards().keySet()) {
      String stem = cause.isEmpty() ? def.name() : def.name() + "." + cause;
      names.add(stem + ".now");
      names.add(stem + ".yet");
    }
    if (!def.hazards().containsKey("")) {
      names.add(def.name() + ".any.now");
      names.add(def.name() + ".any.yet");
    }
    return names;
  }
}
