package quanmai.models.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;
import quanmai.models.termsheet.StructureSheet.EntityType;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;

/** Checks that a structure is a graph through which all money of the deal goes up. */
final class GraphCheck {

  private static final double TOLERANCE = 1e-9;

  private final StructureSheet structure;
  private final Findings findings;
  private final Map<String, EntityDef> entities;
  private final Map<String, InputDef> inputs = new HashMap<>();

  private GraphCheck(StructureSheet structure, Findings findings) {
    this.structure = structure;
    this.findings = findings;
    this.entities = View.entities(structure);
    structure.inputs().forEach(input -> inputs.put(input.name(), input));
  }

  static void check(StructureSheet structure, Findings findings) {
    new GraphCheck(structure, findings).check();
  }

  private void check() {
    for (EntityDef entity : structure.entities()) {
      entity.terms().forEach((term, source) -> known(term, source, Sketch.ENTITY_TERMS));
    }
    for (EdgeDef edge : structure.edges()) {
      end(edge.from(), true);
      end(edge.to(), false);
      edge.terms().forEach((term, source) -> known(term, source, Sketch.EDGE_TERMS));
      kind(edge);
    }
    structure
        .variants()
        .forEach(variant -> variant.inputs().forEach((name, source) -> input(name, source)));
    if (!findings.refused()) {
      connected();
      List<String> from = new ArrayList<>();
      from.add(StructureSheet.DEAL);
      structure.entities().forEach(entity -> from.add(entity.name()));
      from.forEach(this::shares);
    }
  }

  private void end(Source end, boolean lower) {
    String name = end.text();
    boolean deal = name.equals(StructureSheet.DEAL);
    if (entities.containsKey(name) || (lower && deal)) {
      return;
    }
    List<String> known = new ArrayList<>(entities.keySet());
    if (lower) {
      known.add(StructureSheet.DEAL);
    }
    findings.refuse(
        "unknown-entity",
        end.place(),
        new Text("没有主体 " + name, "there is no entity " + name),
        Nearest.advice(name, known));
  }

  private void known(String term, Source source, Set<String> terms) {
    if (terms.contains(term) && Values.number(source.text()).isEmpty()) {
      input(source.text().strip(), source);
    }
  }

  private void input(String name, Source at) {
    if (!inputs.containsKey(name)) {
      findings.refuse(
          "unknown-structure-input",
          at.place(),
          new Text("架构没有输入 " + name, "the structure has no input " + name),
          Nearest.advice(name, inputs.keySet()));
    }
  }

  private void kind(EdgeDef edge) {
    EntityDef to = entities.get(edge.to().text());
    if (to == null) {
      return;
    }
    if ((to.type() == EntityType.MANAGER) != edge.serves()) {
      findings.refuse(
          "edge-kind",
          edge.place(),
          new Text(
              "管理费与业绩报酬付给管理人；持有人不收费", "fee and carry are paid to a manager, and nothing else is"),
          new Text(
              "应改 " + to.name() + " 的 type，或移到付给管理人的边上",
              "change the type of " + to.name() + ", or move them to an edge to a manager"));
    }
    EntityDef from = entities.get(edge.from().text());
    boolean terminal =
        from != null && (from.type() == EntityType.INVESTOR || from.type() == EntityType.MANAGER);
    if (terminal || (edge.serves() && from == null)) {
      findings.refuse(
          "edge-from",
          edge.from().place(),
          new Text(edge.from().text() + " 不能再往上付款", edge.from().text() + " pays nobody"),
          new Text("方向写反，或其 type 应为 company", "the edge is reversed, or its type is company"));
    }
    if (to.type() == EntityType.PARTNERSHIP && edge.term("reinvest.share") != null) {
      findings.refuse(
          "reinvest-partnership",
          edge.place(),
          new Text("再投资抵免归境外投资者，不归合伙", "a partnership has no credit for reinvesting"),
          new Text("应写在付给投资人的边上", "write it on the edge to the investor"));
    }
  }

  /** No circle, and everybody is reached from the deal. */
  private void connected() {
    Set<String> done = new LinkedHashSet<>();
    done.add(StructureSheet.DEAL);
    boolean more = true;
    while (more) {
      more = false;
      for (EntityDef entity : structure.entities()) {
        List<EdgeDef> in = into(entity.name());
        if (!done.contains(entity.name())
            && !in.isEmpty()
            && in.stream().allMatch(edge -> done.contains(edge.from().text()))) {
          more = done.add(entity.name());
        }
      }
    }
    for (EntityDef entity : structure.entities()) {
      if (done.contains(entity.name())) {
        continue;
      }
      List<String> circle = circle(entity.name(), done);
      if (circle != null) {
        String chain = String.join(" -> ", circle);
        findings.refuse(
            "structure-cycle",
            entity.place(),
            new Text("主体互相持有，成了一圈：" + chain, "entities hold each other in a circle: " + chain),
            new Text("应删去其中一条边", "remove one of these edges"));
        return;
      }
      if (into(entity.name()).isEmpty()) {
        findings.refuse(
            "unreached-entity",
            entity.place(),
            new Text(entity.name() + " 没有收到交易的钱", "no money of the deal comes to " + entity.name()),
            new Text(
                "应加一条边 {from: deal, to: " + entity.name() + "}，或删去它",
                "add an edge {from: deal, to: " + entity.name() + "}, or remove it"));
      }
    }
  }

  private List<EdgeDef> into(String entity) {
    return structure.edges().stream().filter(edge -> edge.to().text().equals(entity)).toList();
  }

  /** A circle below {@code start}, or null when what is below comes from nowhere. */
  private @Nullable List<String> circle(String start, Set<String> done) {
    List<String> chain = new ArrayList<>(List.of(start));
    String at = start;
    while (true) {
      String next =
          into(at).stream()
              .map(edge -> edge.from().text())
              .filter(from -> !done.contains(from))
              .findFirst()
              .orElse(null);
      if (next == null) {
        return null;
      }
      int seen = chain.indexOf(next);
      if (seen >= 0) {
        List<String> circle = new ArrayList<>(chain.subList(seen, chain.size()));
        circle.add(next);
        return circle.reversed();
      }
      chain.add(next);
      at = next;
    }
  }

  private void shares(String from) {
    List<EdgeDef> owners =
        structure.edges().stream()
            .filter(edge -> edge.from().text().equals(from) && !edge.serves())
            .toList();
    EntityDef entity = entities.get(from);
    boolean passes =
        entity == null
            || entity.type() == EntityType.PARTNERSHIP
            || entity.type() == EntityType.COMPANY;
    if (!passes) {
      return;
    }
    if (owners.isEmpty()) {
      findings.refuse(
          "no-owner",
          entity == null ? structure.place() : entity.place(),
          new Text("没有人持有 " + from, "nobody holds " + from),
          new Text("应加一条边 from: " + from, "add an edge from: " + from));
      return;
    }
    double sum = 0;
    int rest = 0;
    Map<String, String> written = new LinkedHashMap<>();
    for (EdgeDef edge : owners) {
      Source share = edge.term("share");
      rest += share == null ? 1 : 0;
      sum += share == null ? 0 : value(share);
      written.put(edge.to().text(), share == null ? "?" : share.text());
    }
    boolean above = sum > 1 + TOLERANCE || rest > 1;
    boolean below = rest == 0 && sum < 1 - TOLERANCE;
    if (above || below) {
      findings.refuse(
          above ? "shares-above-one" : "shares-below-one",
          owners.getFirst().place(),
          new Text(
              from + " 的持有比例 " + written + (above ? " 超过 100%" : " 不足 100%"),
              "the shares in "
                  + from
                  + ", "
                  + written
                  + (above ? ", exceed" : ", fall short of")
                  + " 100%"),
          new Text("应留一家不写 share，由它取其余", "leave out 'share' of one holder, which takes the rest"));
    }
  }

  private double value(Source share) {
    OptionalDouble number = Values.number(share.text());
    InputDef input = inputs.get(share.text().strip());
    Source base = input == null ? null : input.value();
    if (number.isEmpty() && base != null) {
      number = Values.number(base.text());
    }
    return number.orElse(0);
  }
}
