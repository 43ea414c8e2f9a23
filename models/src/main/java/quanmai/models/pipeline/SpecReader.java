package quanmai.models.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.models.data.Section;
import quanmai.models.pipeline.PipelineSpec.ByStage;
import quanmai.models.pipeline.PipelineSpec.Entry;
import quanmai.models.pipeline.PipelineSpec.Lognormal;
import quanmai.models.pipeline.PipelineSpec.Score;
import quanmai.models.termsheet.Text;

/** Reads the section {@code pipeline}. */
final class SpecReader {

  private static final double HUGE = 1e9;
  private static final int MOST_ROWS = 1_000_000;

  private final Section section;

  private SpecReader(Section section) {
    this.section = section;
  }

  static PipelineSpec read(Section section) {
    PipelineSpec spec = new SpecReader(section).spec();
    section.end();
    return spec;
  }

  private PipelineSpec spec() {
    Map<String, Double> stages = weights("stage_weights");
    Map<String, Double> sectors = weights("sector_weights");
    Section moic = lognormal("exit_moic");
    Section lead = lognormal("lead_time_months");
    Section score = section.section("score");
    Section entry = section.section("entry");
    PipelineSpec spec =
        new PipelineSpec(
            (int) section.number("n_deals", 1, MOST_ROWS),
            (long) section.number("seed", 0, 0x1p53),
            sectors,
            weights("unit_weights"),
            stages,
            ticket(stages.keySet()),
            multiple(),
            funnel(),
            lead.numberList("median", 3, 0, 1200),
            lead.number("sigma", 0, 5),
            by(section, "failure_prob", stages.keySet(), 1),
            by(moic, "median", stages.keySet(), HUGE),
            by(moic, "sigma", stages.keySet(), 5),
            moic.number("partial_exit_haircut", 0, 1),
            loadings(),
            new Entry((int) entry.number("quarters", 1, 400), entry.number("signed_share", 0, 1)),
            by(section, "holding_years", stages.keySet(), 100),
            new Score(score.number("mean", 0, 100), score.number("sd", 0, 100)),
            by(section, "manufacturing_prob", sectors.keySet(), 1),
            flags(stages.keySet()));
    List.of(moic, lead, score, entry).forEach(Section::end);
    return spec;
  }

  private Section lognormal(String key) {
    Section inside = section.section(key);
    String law = inside.text("dist", "lognormal");
    if (!law.equals("lognormal")) {
      inside.refuse(
          "unknown-distribution",
          "dist",
          new Text("读到分布 " + law, "the distribution " + law + " was read"),
          new Text("应为 lognormal", "lognormal"));
    }
    return inside;
  }

  private ByStage ticket(Set<String> stages) {
    Section inside = lognormal("ticket_yi");
    ByStage ticket = new ByStage(by(inside, "median", stages, HUGE), inside.number("sigma", 0, 5));
    inside.end();
    return ticket;
  }

  private Lognormal multiple() {
    Section inside = lognormal("total_investment_multiple");
    Lognormal law = new Lognormal(inside.number("median", 0, HUGE), inside.number("sigma", 0, 5));
    inside.end();
    return law;
  }

  private List<Double> funnel() {
    return inOrder(
        "funnel", 0, List.of("contact_to_signed", "signed_to_landed", "landed_to_operating"));
  }

  private List<Double> loadings() {
    List<Double> all = inOrder("loadings", -1, List.of("market", "sector", "unit"));
    double squares = all.stream().mapToDouble(x -> x * x).sum();
    if (squares > 1) {
      section.refuse(
          "loadings-too-large",
          "loadings",
          new Text("载荷平方和为 " + squares + "，超过 1", "the squares of the loadings sum to " + squares),
          new Text("应减小一个载荷", "make one of them smaller"));
    }
    return all;
  }

  private List<Double> inOrder(String key, double low, List<String> names) {
    Section inside = section.section(key);
    List<Double> all = new ArrayList<>();
    names.forEach(name -> all.add(inside.number(name, low, 1)));
    inside.end();
    return all;
  }

  private Map<String, Map<String, Double>> flags(Set<String> stages) {
    Map<String, Map<String, Double>> all = new LinkedHashMap<>();
    all.put("foreign", same(section.number("foreign_prob", 0, 1), stages));
    all.put("listed", same(section.number("listed_company_prob", 0, 1), stages));
    if (section.has("flags")) {
      Section inside = section.section("flags");
      inside.keys().forEach(name -> all.put(name, by(inside, name, stages, 1)));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, Double> same(double value, Set<String> stages) {
    Map<String, Double> all = new LinkedHashMap<>();
    stages.forEach(stage -> all.put(stage, value));
    return all;
  }

  /** Numbers of which there is one for each of {@code names}, and no other. */
  private static Map<String, Double> by(
      Section section, String key, Set<String> names, double high) {
    Section inside = section.section(key);
    Map<String, Double> all = new LinkedHashMap<>();
    names.forEach(name -> all.put(name, inside.number(name, 0, high)));
    inside.end();
    return Collections.unmodifiableMap(all);
  }

  private Map<String, Double> weights(String key) {
    Map<String, Double> weights = section.numbers(key, 0, 1);
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!weights.isEmpty() && Math.abs(sum - 1) > 1e-9) {
      section.refuse(
          "weights-sum",
          key,
          new Text(key + " 合计 " + sum + "，不是 1", key + " sums to " + sum + ", not to 1"),
          new Text("漏了一项，或有一项写错", "one of them was left out or misspelt"));
    }
    return weights;
  }
}
