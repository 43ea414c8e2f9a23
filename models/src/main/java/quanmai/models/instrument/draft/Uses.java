package quanmai.models.instrument.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * The uses of a term sheet, so that one of them can read what another was given.
 *
 * @param all in the order of the sheet
 * @param known the instruments
 */
record Uses(List<InstrumentDef> all, List<Instrument> known) {

  Uses {
    all = List.copyOf(all);
    known = List.copyOf(known);
  }

  /** The uses of {@code type} that a setting names, by rank; {@code reader} refuses all others. */
  List<List<UseSettings>> named(UseSettings reader, String setting, Setting written, String type) {
    List<List<UseSettings>> ranks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Setting rank : items(written)) {
      List<UseSettings> found = new ArrayList<>();
      for (Setting item : items(rank)) {
        String name = item instanceof Setting.Scalar(Source source) ? source.text().strip() : "";
        UseSettings other = find(name, type, reader.timeline());
        if (other == null) {
          refuseUnknown(reader, setting, item, name, type);
        } else if (!seen.add(name)) {
          refuseTwice(reader, setting, item, name);
        } else {
          found.add(other);
        }
      }
      if (!found.isEmpty()) {
        ranks.add(found);
      }
    }
    return ranks;
  }

  private static List<Setting> items(Setting written) {
    return written instanceof Setting.Items(var items, var _) ? items : List.of(written);
  }

  private @Nullable UseSettings find(String name, String type, Timeline timeline) {
    for (InstrumentDef use : all) {
      if (use.name().equals(name) && use.type().equals(type)) {
        for (Instrument instrument : known) {
          if (instrument.type().equals(type)) {
            return new Other(use, instrument.settings(), timeline, this);
          }
        }
      }
    }
    return null;
  }

  private void refuseUnknown(
      UseSettings reader, String setting, Setting item, String name, String type) {
    List<String> names =
        all.stream().filter(use -> use.type().equals(type)).map(InstrumentDef::name).toList();
    reader.refuse(
        "setting-name",
        item.place(),
        new Text(
            setting + "：“" + name + "”不是一项 " + type,
            "'" + setting + "': '" + name + "' is no " + type),
        Nearest.maybe(name, names));
  }

  private static void refuseTwice(UseSettings reader, String setting, Setting item, String name) {
    reader.refuse(
        "setting-twice",
        item.place(),
        new Text(setting + " 中“" + name + "”出现两次", "'" + setting + "' names '" + name + "' twice"),
        new Text("也许删去一个", "Maybe leave one out."));
  }

  /** The settings of another use, whose mistakes that use is told itself. */
  static final class Other extends UseSettings {

    Other(InstrumentDef use, List<SettingSpec> specs, Timeline timeline, Uses uses) {
      super(use, specs, timeline, uses, _ -> {});
    }
  }
}
