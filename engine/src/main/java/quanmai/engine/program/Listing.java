package quanmai.engine.program;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import quanmai.engine.kernels.Op;

/** A program as text: the prologue, then the tape, with the columns that values live in. */
final class Listing {

  private final Program program;
  private final Nodes nodes;
  private final Map<Integer, String> names;
  private final StringBuilder text = new StringBuilder();

  Listing(Program program, Map<Integer, String> names) {
    this.program = program;
    this.nodes = program.nodes();
    this.names = names;
    text.append("program ").append(program.hash()).append('\n');
    prologue();
    text.append("tape, ").append(program.columns().count()).append(" columns\n");
    program.tape().forEach(this::instruction);
    for (int k = 0; k < program.roots().length; k++) {
      String to =
          program.isSummed() ? total(program.totals()[k]) : program.outputNames().get(k) + " = ";
      line("output " + to + value(program.roots()[k]));
    }
  }

  private void prologue() {
    text.append("prologue, once a run\n");
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.isUniform(node) && !nodes.isConstant(node)) {
        line(definition(node));
      }
    }
  }

  private void instruction(Instruction instruction) {
    switch (instruction) {
      case Instruction.Fused fused -> {
        line("fused, " + fused.steps().length + " operations");
        for (int node : fused.steps()) {
          line("  " + definition(node));
        }
      }
      case Instruction.Apply apply -> {
        for (int node : apply.writes()) {
          line(definition(node));
        }
      }
      case Instruction.Draws draws -> {
        for (int node : draws.writes()) {
          line(definition(node));
        }
      }
      case Instruction.Wide wide -> line(definition(wide.result()));
      case Instruction.Sum sum -> line("sum " + total(sum.total()) + value(sum.node()));
    }
  }

  private String total(int total) {
    String sign = Program.isMinus(total) ? " -= " : " += ";
    return program.outputNames().get(total / Program.TOTALS_A_SUM) + sign;
  }

  private String definition(int node) {
    String operands =
        Arrays.stream(nodes.operands(node))
            .mapToObj(this::value)
            .collect(Collectors.joining(", ", "(", ")"));
    String what =
        switch (nodes.content(node)) {
          case Leaf.Parameter(String name) -> "parameter " + name;
          case Leaf.Draw draw -> draw.law() + " " + draw.name();
          case Op op -> op.symbol() + operands;
          case WideFunction function -> function.signature() + operands;
          default -> String.valueOf(nodes.content(node));
        };
    int column = program.columns().of(node);
    return value(node) + " = " + what + (column == Columns.NONE ? "" : " -> column " + column);
  }

  private String value(int node) {
    if (nodes.content(node) instanceof Double constant) {
      return constant.toString();
    }
    String plain = (nodes.isUniform(node) ? "s" : "v") + nodes.origin(node);
    String name = names.get(nodes.origin(node));
    return name == null ? plain : plain + " " + name;
  }

  private void line(String content) {
    text.append("  ").append(content).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
