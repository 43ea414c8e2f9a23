package quanmai.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An implementation gives way to another only when that has proved faster. */
class TieredTest {

  private static final Runnable QUICK = () -> {};
  private static final Runnable SLOW = () -> LockSupport.parkNanos(100_000);

  @Test
  @Timeout(60)
  void changes_to_the_faster_one() throws InterruptedException {
    Tiered<Runnable> choice = new Tiered<>(SLOW, () -> QUICK, () -> Runnable::run);
    assertThat(choice.get()).isSameAs(SLOW);
    while (choice.get() == SLOW) {
      Thread.sleep(5);
    }
    assertThat(choice.get()).isSameAs(QUICK);
  }

  @Test
  void stays_with_the_first_while_the_second_is_slower() {
    Tiered<Runnable> choice = new Tiered<>(QUICK, () -> SLOW, () -> Runnable::run);
    choice.warm();
    assertThat(choice.isSettled()).isFalse();
    assertThat(choice.rounds()).isEqualTo(1);
    Tiered<Runnable> other = new Tiered<>(SLOW, () -> QUICK, () -> Runnable::run);
    other.warm();
    assertThat(other.isSettled()).isTrue();
  }

  @Test
  @Timeout(60)
  void one_that_cannot_be_made_does_not_keep_the_others_waiting() throws InterruptedException {
    Tiered<Runnable> broken =
        new Tiered<>(
            SLOW,
            () -> {
              throw new IllegalStateException("expected by this test");
            },
            () -> Runnable::run);
    Tiered<Runnable> sound = new Tiered<>(SLOW, () -> QUICK, () -> Runnable::run);
    for (int call = 0; call < 5; call++) {
      broken.get(); // more used, so its turn comes first
    }
    while (sound.get() == SLOW) {
      Thread.sleep(5);
    }
    assertThat(broken.get()).isSameAs(SLOW);
  }

  @Test
  void is_not_made_before_it_is_wanted() {
    Consumer<Runnable> work = Runnable::run;
    Tiered<Runnable> choice =
        new Tiered<>(
            QUICK,
            () -> {
              throw new AssertionError("nobody asked");
            },
            () -> work);
    assertThat(choice.isSettled()).isFalse();
  }
}
