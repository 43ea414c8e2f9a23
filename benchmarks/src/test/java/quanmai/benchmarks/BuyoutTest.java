package quanmai.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The deal that the speed of deals is measured on can be read, checked and run. */
class BuyoutTest {

  @Test
  void theDealGivesReturnsThatABuyoutCanHave() {
    assertThatCode(() -> Buyout.refuseWrongAnswers(W1.run(Buyout.plan(1024))))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherAnswerIsRefused() {
    assertThatThrownBy(() -> Buyout.refuseWrongAnswers(W1.run(W1.plan(W1.lowered(), 256))))
        .isInstanceOf(AssertionError.class);
  }
}
