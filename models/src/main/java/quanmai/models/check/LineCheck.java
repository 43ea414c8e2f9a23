package quanmai.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked.About;
import quanmai.models.check.Checked.Line;
import quanmai.models.check.Checked.Piece;
import quanmai.models.language.Expr;
import quanmai.models.language.Kind;
import quanmai.models.language.Parser;
import quanmai.models.language.Scope;
import quanmai.models.language.Type;
import quanmai.models.language.Typer;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.language.Units;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;

/** Reads lines: first their formulas and phases, then, when all names are known, their types. */
final class LineCheck {

  private final Timeline timeline;
  private final Consumer<Finding> findings;
  private final Map<Place, Source> sources = new HashMap<>();

  LineCheck(Timeline timeline, Consumer<Finding> findings) {
    this.timeline = timeline;
    this.findings = findings;
  }

  Line read(LineDef def) {
    Source written = def.facts().unit();
    Unit unit = written == null ? Unit.NONE : UnitParser.parse(written, findings);
    List<Piece> pieces = new ArrayList<>();
    def.formulas()
        .forEach(
            (phase, formula) -> {
              Range range = phase.isEmpty() ? timeline.all() : timeline.range(phase);
              Expr expr = Parser.parse(formula, findings);
              if (range == null) {
                findings.accept(unknownPhase(formula.place(), phase));
              } else if (expr != null) {
                refuseOverlap(pieces, range, formula.place());
                sources.put(formula.place(), formula);
                pieces.add(new Piece(range, expr, formula.place()));
              }
            });
    About about = new About(def.facts().label(), unit, def.origin(), def.place());
    return new Line(def.name(), about, pieces);
  }

  /** The line with those of its pieces whose formula is sound and has the line's unit. */
  Line typed(Line line, Scope scope) {
    List<Piece> sound = new ArrayList<>();
    for (Piece piece : line.pieces()) {
      Source source = sources.get(piece.place());
      if (source != null) {
        Type type = Typer.type(piece.formula(), source, scope, findings);
        if (!type.broken() && fits(type, line.about().unit(), piece.place(), findings)) {
          sound.add(piece);
        }
      }
    }
    return new Line(line.name(), line.about(), sound);
  }

  /** Whether a formula has the kind and unit that was declared for it. */
  static boolean fits(Type type, Unit declared, Place place, Consumer<Finding> findings) {
    if (type.kind() == declared.kind()) {
      if (type.kind() != Kind.NUMBER || type.fits(declared.dimension())) {
        return true;
      }
    } else if (type.kind() == Kind.CONDITION && declared.kind() == Kind.NUMBER) {
      if (declared.dimension().isNone()) {
        return true;
      }
    }
    String has = name(type);
    String wants =
        declared.kind() == Kind.NUMBER ? declared.dimension().toString() : declared.text();
    findings.accept(
        Finding.refused(
            "declared-unit",
            place,
            new Text(
                "公式的单位是 " + has + "，声明的是 " + wants,
                "the formula gives " + has + ", declared is " + wants),
            type.kind() == Kind.NUMBER && declared.kind() == Kind.NUMBER && type.dimension() != null
                ? Units.advice(type.dimension(), declared.dimension())
                : new Text("也许声明 unit: " + has, "Maybe declare unit: " + has)));
    return false;
  }

  private static String name(Type type) {
    return switch (type.kind()) {
      case NUMBER -> type.dimension() == null ? "ratio" : type.dimension().toString();
      case CONDITION -> "condition";
      case DATE -> "date";
      case OPTION -> "option";
    };
  }

  private void refuseOverlap(List<Piece> pieces, Range range, Place place) {
    for (Piece piece : pieces) {
      int from = Math.max(piece.range().first(), range.first());
      if (from <= Math.min(piece.range().last(), range.last())) {
        findings.accept(
            Finding.refused(
                "overlapping-phases",
                place,
                new Text("第 " + from + " 期有两个公式", "period " + from + " has two formulas"),
                new Text("也许改用不重叠的阶段", "Maybe use phases that do not overlap")));
        return;
      }
    }
  }

  private Finding unknownPhase(Place place, @Nullable String phase) {
    String name = String.valueOf(phase);
    return Finding.refused(
        "unknown-phase",
        place,
        new Text("'" + name + "' 不是时间轴内的阶段", "'" + name + "' is no phase within the timeline"),
        Nearest.maybe(name, timeline.phases().keySet()));
  }
}
