package quanmai.models.instrument;

import java.util.List;
import java.util.function.Consumer;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** A contract term that is written once and lowers to ordinary lines. */
public interface Instrument {

  /** The name that a term sheet uses, such as {@code project-loan}. */
  String type();

  /** What it is, for the reference. */
  Text description();

  /** The settings it takes, for the reader, the schema and the reference. */
  List<SettingSpec> settings();

  /**
   * The lines of one use, named {@code <name of the use>.<line>}, in the formula language.
   *
   * @param findings receives what is wrong with the settings; the lines then need not be complete
   */
  List<LineDef> expand(InstrumentDef use, Timeline timeline, Consumer<Finding> findings);

  /**
   * One setting.
   *
   * @param required whether a use without it is a finding
   * @param unit an example of the unit it must have, or "" when it is a word or a mapping
   */
  record SettingSpec(String name, boolean required, String unit, Text description) {}
}
