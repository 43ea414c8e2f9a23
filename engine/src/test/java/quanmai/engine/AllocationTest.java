package quanmai.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The count itself: it must see what is made, and see nothing where nothing is. */
class AllocationTest {

  @Test
  void sees_an_array() {
    var escapes = new AtomicReference<double[]>();
    assertThat(Allocation.bytesPerRun(() -> escapes.set(new double[256])))
        .isBetween(256 * 8., 256 * 8. + 64);
  }

  @Test
  void sees_nothing_in_a_loop_over_arrays() {
    double[] lanes = new double[256];
    assertThat(
            Allocation.bytesPerRun(
                () -> {
                  for (int i = 0; i < lanes.length; i++) {
                    lanes[i] = Math.fma(lanes[i], 0.5, i);
                  }
                }))
        .isZero();
  }
}
