package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import quanmai.engine.kernels.Op;

/**
 * What building a graph promises: folding, sharing, uniformity, and that failures are never hidden.
 */
class GraphTest {

  private final Graph g = new Graph();

  private double valueOf(int node, Map<String, Double> parameters) {
    return Evaluator.evaluate(g, parameters, draw -> 0.25)[node];
  }

  @Test
  void constants_fold_to_one_node() {
    int node = g.mul(g.add(g.constant(2), g.constant(3)), g.constant(4));
    assertThat(g.isConstant(node, 20)).isTrue();
  }

  @Test
  void equal_expressions_are_one_node() {
    int z = g.normal("a", 0);
    int k = g.parameter("k");
    assertThat(g.mul(z, k)).isEqualTo(g.mul(k, z));
    assertThat(g.exp(g.add(z, k))).isEqualTo(g.exp(g.add(k, z)));
    assertThat(g.normal("a", 0)).isEqualTo(z).isNotEqualTo(g.normal("a", 1));
  }

  @Test
  void a_node_is_uniform_until_a_draw_reaches_it() {
    int k = g.exp(g.parameter("k"));
    assertThat(g.isUniform(k)).isTrue();
    assertThat(g.isUniform(g.add(k, g.uniform("u", 0)))).isFalse();
  }

  @Test
  void neutral_elements_vanish_and_a_literal_zero_absorbs() {
    int z = g.normal("a", 0);
    assertThat(g.add(z, g.constant(0))).isEqualTo(z);
    assertThat(g.mul(z, g.constant(1))).isEqualTo(z);
    assertThat(g.sub(z, g.constant(0))).isEqualTo(z);
    assertThat(g.neg(g.neg(z))).isEqualTo(z);
    assertThat(g.isConstant(g.mul(g.constant(0), z), 0)).isTrue();
  }

  @Test
  void a_path_product_fuses_with_the_sum_it_is_in() {
    int a = g.normal("a", 0);
    int b = g.normal("b", 0);
    int c = g.normal("c", 0);
    assertThat(g.is(g.add(g.mul(a, b), c), Op.FMA)).isTrue();
    assertThat(g.is(g.sub(c, g.mul(a, b)), Op.FNMA)).isTrue();
    assertThat(g.is(g.sub(g.mul(a, b), c), Op.FMS)).isTrue();
    assertThat(valueOf(g.sub(c, g.mul(a, b)), Map.of())).isEqualTo(0.25 - 0.0625);
  }

  @Test
  void whole_powers_are_products() {
    int k = g.parameter("k");
    assertThat(valueOf(g.pow(k, g.constant(5)), Map.of("k", 3.0))).isEqualTo(243);
    assertThat(valueOf(g.pow(k, g.constant(-2)), Map.of("k", 4.0))).isEqualTo(1. / 16);
    assertThat(valueOf(g.pow(k, g.constant(0)), Map.of("k", 4.0))).isEqualTo(1);
    assertThat(valueOf(g.pow(g.parameter("b"), k), Map.of("b", 2.0, "k", 0.5)))
        .isCloseTo(Math.sqrt(2), org.assertj.core.data.Offset.offset(1e-15));
  }

  @Test
  void an_undefined_condition_stays_undefined() {
    int z = g.uniform("u", 0);
    int zero = g.sub(z, g.constant(0.25));
    int undefined = g.div(zero, zero);
    int condition = g.lessThan(undefined, g.constant(1));
    assertThat(valueOf(condition, Map.of())).isNaN();
    assertThat(valueOf(g.select(condition, g.constant(1), g.constant(2)), Map.of())).isNaN();
    assertThat(valueOf(g.max(undefined, g.constant(0)), Map.of())).isNaN();
  }

  @Test
  void a_branch_that_is_not_taken_may_fail() {
    int z = g.uniform("u", 0);
    int zero = g.sub(z, g.constant(0.25));
    int guarded =
        g.select(g.lessThan(g.constant(0), zero), g.div(g.constant(1), zero), g.constant(7));
    assertThat(valueOf(guarded, Map.of())).isEqualTo(7);
  }

  @Test
  void names_are_declared_once_and_needed() {
    g.output("x", g.constant(1));
    assertThatThrownBy(() -> g.output("x", g.constant(2))).hasMessageContaining("'x'");
    int k = g.parameter("k");
    assertThatThrownBy(() -> valueOf(k, Map.of())).hasMessageContaining("'k'");
  }
}
