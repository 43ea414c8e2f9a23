package quanmai.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An implementation gives way to another only when that has proved faster. */
class TieredTest {

  private static final IntSupplier QUICK = () -> 2;
  private static final IntSupplier SLOW =
      () -> {
        LockSupport.parkNanos(100_000);
        return 1;
      };

  @Test
  @Timeout(60)
  void changes_to_the_faster_one() throws InterruptedException {
    Tiered<IntSupplier> choice = new Tiered<>(SLOW, () -> QUICK, () -> IntSupplier::getAsInt);
    assertThat(choice.get()).isSameAs(SLOW);
    while (choice.get() == SLOW) {
      Thread.sleep(5);
    }
    assertThat(choice.get()).isSameAs(QUICK);
  }

  @Test
  void stays_with_the_first_while_the_second_is_slower() {
    Tiered<IntSupplier> choice = new Tiered<>(QUICK, () -> SLOW, () -> IntSupplier::getAsInt);
    choice.warm();
    assertThat(choice.isSettled()).isFalse();
    assertThat(choice.rounds()).isEqualTo(1);
    Tiered<IntSupplier> other = new Tiered<>(SLOW, () -> QUICK, () -> IntSupplier::getAsInt);
    other.warm();
    assertThat(other.isSettled()).isTrue();
  }

  @Test
  void is_not_made_before_it_is_wanted() {
    Consumer<IntSupplier> work = IntSupplier::getAsInt;
    Tiered<IntSupplier> choice =
        new Tiered<>(
            QUICK,
            () -> {
              throw new AssertionError("nobody asked");
            },
            () -> work);
    assertThat(choice.isSettled()).isFalse();
  }
}
