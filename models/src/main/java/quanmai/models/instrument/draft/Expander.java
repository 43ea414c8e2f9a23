package quanmai.models.instrument.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.EventDef;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** Turns the uses of instruments in a term sheet into inputs, schedules and lines. */
public final class Expander {

  private final List<Instrument> known;

  /** An expander for uses of the instruments {@code known}. */
  public Expander(List<Instrument> known) {
    this.known = List.copyOf(known);
  }

  /** Writes the lines of every use of {@code sheet} behind the lines it has. */
  public Expansion expand(TermSheet sheet, Timeline timeline) {
    List<InputDef> inputs = new ArrayList<>(sheet.inputs());
    List<ScheduleDef> schedules = new ArrayList<>(sheet.schedules());
    List<EventDef> events = new ArrayList<>(sheet.events());
    List<LineDef> lines = new ArrayList<>(sheet.lines());
    List<Finding> findings = new ArrayList<>();
    for (InstrumentDef use : sheet.instruments()) {
      Optional<Instrument> instrument =
          known.stream().filter(one -> one.type().equals(use.type())).findFirst();
      if (instrument.isEmpty()) {
        findings.add(unknownType(use));
      } else if (settingsAreKnown(use, instrument.get().settings(), findings::add)) {
        int before = findings.size();
        String money = Draft.moneyOf(sheet.currency().text());
        Uses uses = new Uses(sheet.instruments(), known);
        Draft draft =
            new Draft(use, instrument.get().settings(), timeline, uses, money, findings::add);
        instrument.get().expand(draft);
        if (findings.size() == before) {
          refuseUnread(draft);
        }
        inputs.addAll(draft.inputs());
        schedules.addAll(draft.schedules());
        events.addAll(draft.events());
        lines.addAll(draft.lines());
      }
    }
    return new Expansion(
        with(sheet, inputs, schedules, events, lines), findings.stream().distinct().toList());
  }

  private static TermSheet with(
      TermSheet sheet,
      List<InputDef> inputs,
      List<ScheduleDef> schedules,
      List<EventDef> events,
      List<LineDef> lines) {
    return new TermSheet(
        sheet.kind(),
        sheet.name(),
        sheet.note(),
        sheet.template(),
        sheet.currency(),
        sheet.timeline(),
        List.copyOf(inputs),
        List.copyOf(schedules),
        sheet.factors(),
        sheet.correlation(),
        List.copyOf(events),
        List.copyOf(lines),
        sheet.instruments(),
        sheet.outputs(),
        sheet.report(),
        sheet.policy());
  }

  private Finding unknownType(InstrumentDef use) {
    List<String> types = known.stream().map(Instrument::type).toList();
    return Finding.refused(
        "unknown-instrument",
        use.place(),
        new Text("没有名为“" + use.type() + "”的工具", "there is no instrument '" + use.type() + "'"),
        Nearest.maybe(use.type(), types));
  }

  private static void refuseUnread(Draft draft) {
    draft.unread().forEach(setting -> refuseUnread(draft, setting));
    draft.parts().forEach(Expander::refuseUnread);
  }

  private static void refuseUnread(Draft draft, String setting) {
    draft.refuse(
        "setting-without-effect",
        setting,
        new Text(
            "“" + setting + "”与其他各项同用时不起作用",
            "'" + setting + "' has no effect beside the other settings"),
        new Text("也许应删去", "Maybe leave it out."));
  }

  /** Refuses unknown and missing settings, all of them; whether there were none. */
  static boolean settingsAreKnown(
      InstrumentDef use, List<SettingSpec> specs, Consumer<Finding> findings) {
    boolean fine = true;
    List<String> known = new ArrayList<>();
    known.add(UseSettings.UNIT);
    specs.forEach(setting -> known.add(setting.name()));
    for (var entry : use.settings().entrySet()) {
      if (!known.contains(entry.getKey())) {
        fine = false;
        findings.accept(
            Finding.refused(
                "unknown-setting",
                entry.getValue().place(),
                new Text(
                    use.type() + " 没有“" + entry.getKey() + "”这一项",
                    "a " + use.type() + " has no setting '" + entry.getKey() + "'"),
                Nearest.maybe(entry.getKey(), known)));
      }
    }
    for (SettingSpec setting : specs) {
      if (setting.required() && !use.settings().containsKey(setting.name())) {
        fine = false;
        findings.accept(missing(use, setting));
      }
    }
    return fine;
  }

  private static Finding missing(InstrumentDef use, SettingSpec setting) {
    return Finding.refused(
        "missing-setting",
        use.place(),
        new Text(
            use.name() + "（" + use.type() + "）缺少“" + setting.name() + "”",
            use.name() + " (" + use.type() + ") lacks the setting '" + setting.name() + "'"),
        new Text(
            "也许补上“" + setting.name() + ": ...”：" + setting.description().zh(),
            "Maybe add '" + setting.name() + ": ...': " + setting.description().en() + "."));
  }
}
