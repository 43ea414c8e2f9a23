package quanmai.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedSumTest {

  private static final int BLOCKS = 200;

  /** Terms of very different sizes: nearly every other order gives other last bits. */
  @Test
  void the_order_in_which_blocks_end_changes_no_bit() {
    Random random = new Random(3);
    List<double[]> terms = new ArrayList<>();
    double[] expected = new double[2];
    for (int b = 0; b < BLOCKS; b++) {
      double[] term = {random.nextGaussian() * Math.pow(10, random.nextInt(12)), 0.1};
      terms.add(term);
      expected[0] += term[0];
      expected[1] += term[1];
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, BLOCKS).boxed().toList());
    for (int trial = 0; trial < 20; trial++) {
      Collections.shuffle(order, random);
      OrderedSum sum = new OrderedSum(2);
      order.forEach(b -> sum.add(b, terms.get(b)));
      assertThat(sum.of(BLOCKS)).isEqualTo(expected);
    }
  }

  @Test
  void a_block_that_never_came_is_an_error() {
    OrderedSum sum = new OrderedSum(1);
    sum.add(0, new double[] {1});
    sum.add(2, new double[] {4});
    assertThatThrownBy(() -> sum.of(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sum.of(3)).isInstanceOf(IllegalStateException.class);
    sum.add(1, new double[] {2});
    assertThat(sum.of(3)).containsExactly(7);
  }
}
