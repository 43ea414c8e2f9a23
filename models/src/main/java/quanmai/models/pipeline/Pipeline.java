package quanmai.models.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Elementary;
import quanmai.engine.random.Draws;
import quanmai.engine.random.StreamId;
import quanmai.models.data.Section;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;

/**
 * Makes the rows of a pipeline.
 *
 * <p>Each attribute of row {@code i} is drawn from the stream {@code pipeline.ATTRIBUTE} at path
 * {@code i}: it depends on the seed and {@code i} only, so that another row or another attribute
 * moves nothing. Tickets are rounded to 1万元, multiples to a thousandth.
 */
public final class Pipeline {

  /** Pipelines that come with the program. */
  public static final Bundled ALL = new Bundled("quanmai/models/pipeline/");

  private static final String YES = "yes";

  private final PipelineSpec spec;

  private Pipeline(PipelineSpec spec) {
    this.spec = spec;
  }

  /**
   * What a file says.
   *
   * @param spec null when a finding refuses it
   * @param assignment no rules where the file has none
   */
  public record Read(@Nullable PipelineSpec spec, Assignment assignment, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }

    /** All rows with their funds. */
    public List<Row> rows() {
      if (spec == null) {
        throw new IllegalStateException("a refused pipeline has no rows: " + findings);
      }
      return assignment.assign(generate(spec));
    }
  }

  /** Reads a file with the sections {@code pipeline} and {@code assignment}. */
  public static Read read(String name, byte[] bytes) {
    var findings = new Findings();
    Section file = Section.file(name, bytes, findings);
    if (file == null) {
      return new Read(null, new Assignment(List.of()), findings.all());
    }
    file.number("quanmai", 1, 1);
    PipelineSpec spec = SpecReader.read(file.section("pipeline"));
    Assignment assignment = Assignment.read(file, "assignment", names(spec), findings);
    file.end();
    return new Read(findings.refused() ? null : spec, assignment, findings.all());
  }

  /** The same for the section {@code pipeline} of another file; findings are added. */
  public static PipelineSpec read(Section pipeline) {
    return SpecReader.read(pipeline);
  }

  /** The pipeline of this name that comes with the program. */
  public static Read bundled(String name) {
    byte[] bytes = ALL.bytes(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no pipeline " + name + " among " + ALL.names());
    }
    return read(name + ".yaml", bytes);
  }

  /** What conditions upon rows of {@code spec} may name. */
  public static Set<String> names(PipelineSpec spec) {
    Set<String> names =
        new LinkedHashSet<>(List.of("sector", "unit", "stage", "state", "manufacturing", "score"));
    names.addAll(List.of("total_investment", "ticket", "total_multiple", "entry"));
    names.addAll(spec.flags().keySet());
    return names;
  }

  /** All rows, in order. */
  public static List<Row> generate(PipelineSpec spec) {
    Pipeline pipeline = new Pipeline(spec);
    List<Row> rows = new ArrayList<>(spec.count());
    for (int i = 0; i < spec.count(); i++) {
      rows.add(pipeline.row(i));
    }
    return rows;
  }

  /** Row {@code i}, from 0; it need not be among the first {@code spec.count()}. */
  public static Row row(PipelineSpec spec, int i) {
    return new Pipeline(spec).row(i);
  }

  private Row row(int i) {
    String sector = choice("sector", i, spec.sectors());
    String unit = choice("unit", i, spec.units());
    String stage = choice("stage", i, spec.stages());
    double ticket =
        rounded(
            lognormal("ticket", i, get(spec.ticket().median(), stage), spec.ticket().sigma()), 1e4);
    double multiple =
        rounded(
            lognormal(
                "total_multiple", i, spec.totalMultiple().median(), spec.totalMultiple().sigma()),
            1e3);
    boolean signed = uniform("state", i) < spec.entry().signedShare();
    int quarter = (int) (uniform("entry", i) * spec.entry().quarters());

    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("sector", sector);
    attributes.put("unit", unit);
    attributes.put("stage", stage);
    attributes.put("state", signed ? "signed" : "lead");
    attributes.put("manufacturing", yes(uniform("manufacturing", i), spec.manufacturing(), sector));
    spec.flags().forEach((flag, by) -> attributes.put(flag, yes(uniform(flag, i), by, stage)));
    attributes.put("score", Row.plain(score(i)));
    attributes.put("total_investment", Row.plain(rounded(ticket * Math.max(multiple, 1), 1e4)));

    Map<String, Double> inputs = new LinkedHashMap<>();
    inputs.put("ticket", ticket);
    inputs.put("total_multiple", multiple);
    inputs.put("entry", quarter * 0.25);
    inputs.put("entry_state", signed ? 1.0 : 0.0);
    inputs.put("failure_probability", get(spec.failure(), stage));
    inputs.put("moic_median", get(spec.moicMedian(), stage));
    inputs.put("moic_sigma", get(spec.moicSigma(), stage));
    inputs.put("holding_median", get(spec.holdingYears(), stage));
    inputs.put("foreign", YES.equals(attributes.get("foreign")) ? 1.0 : 0.0);
    inputs.putAll(spec.commonInputs());
    return new Row("【合成】项目-%04d".formatted(i + 1), attributes, inputs);
  }

  private double score(int i) {
    double drawn = spec.score().mean() + spec.score().sd() * normal("score", i);
    return Math.rint(Math.clamp(drawn, 0, 100) * 10) / 10;
  }

  private static double rounded(double value, double steps) {
    return Math.max(1, Math.rint(value * steps)) / steps;
  }

  private static String yes(double uniform, Map<String, Double> probabilities, String key) {
    return uniform < get(probabilities, key) ? YES : "no";
  }

  private static double get(Map<String, Double> values, String key) {
    Double value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + key + " in " + values);
    }
    return value;
  }

  /** The first name whose cumulative weight is above the draw; the last one takes the rest. */
  private String choice(String what, int i, Map<String, Double> weights) {
    double left = uniform(what, i);
    String last = "";
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  private double lognormal(String what, int i, double median, double sigma) {
    return median * Elementary.exp(sigma * normal(what, i));
  }

  private double normal(String what, int i) {
    return Draws.normalAt(spec.seed(), stream(what), i, 0);
  }

  private double uniform(String what, int i) {
    return Draws.uniformAt(spec.seed(), stream(what), i, 0);
  }

  private static long stream(String what) {
    return StreamId.of("pipeline." + what).value();
  }
}
