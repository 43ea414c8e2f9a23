package quanmai.models.instrument.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.Finding;

/** What routes are refused, where; and what they are in the base case. */
class ExitRoutesRefusalTest {

  private static String sheet(String settings) {
    return new SheetText("year", 8).use("exit", "type: exit-routes, " + settings).toString();
  }

  private static Finding only(String settings) {
    List<Finding> findings = NaiveSheet.findings(sheet(settings));
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().advice().en()).startsWith("Maybe ");
    assertThat(findings.getFirst().advice().zh()).startsWith("也许");
    return findings.getFirst();
  }

  @Test
  void contradictoryRoutesAreRefusedAtTheirPlace() {
    assertThat(only("routes: {}").rule()).isEqualTo("exit-routes");
    Finding both = only("routes: {a: {hazard: 5%, when: t > 3, value: 1}}");
    assertThat(both.rule()).isEqualTo("exit-routes");
    assertThat(both.where().path()).isEqualTo("instruments.exit.routes.a.when");
    Finding two = only("routes: {a: {value: 1}, b: {value: 2}}");
    assertThat(two.rule()).isEqualTo("exit-routes");
    assertThat(two.where().path()).isEqualTo("instruments.exit.routes.b.value");
    assertThat(only("routes: {any: {hazard: 5%, value: 1}}").rule()).isEqualTo("exit-routes");
  }

  @Test
  void partsAreCheckedLikeTheUse() {
    Finding unknown = only("routes: {a: {hazrad: 5%, value: 1}}");
    assertThat(unknown.rule()).isEqualTo("unknown-setting");
    assertThat(unknown.where().path()).isEqualTo("instruments.exit.routes.a.hazrad");
    assertThat(unknown.advice().en()).isEqualTo("Maybe hazard");
    Finding missing = only("routes: {a: {hazard: 5%}}");
    assertThat(missing.rule()).isEqualTo("missing-setting");
    assertThat(missing.where().path()).isEqualTo("instruments.exit.routes.a");
    Finding useless = only("routes: {a: {value: 1, lock: 2}}");
    assertThat(useless.rule()).isEqualTo("setting-without-effect");
    assertThat(useless.where().path()).isEqualTo("instruments.exit.routes.a.lock");
    assertThat(only("routes: {a: {value: 1, when: t > 3, climate: 2}}").rule())
        .isEqualTo("setting-without-effect");
    assertThat(only("routes: {a: 5}").rule()).isEqualTo("setting-shape");
    assertThat(only("routes: {a b: {value: 1}}").rule()).isEqualTo("setting-shape");
    assertThat(only("routes: 5").rule()).isEqualTo("setting-shape");
  }

  @Test
  void inTheBaseCaseEventsDoNotHappenAndConditionsDo() {
    String event = "sale: {hazard: 90%, value: 3}";
    DealPaths held =
        DealPaths.of(sheet("routes: {" + event + ", held: {value: 2, discount: 30%}}"), Mode.BASE);
    assertThat(held.line("exit.sale.taken", 8)).isZero();
    assertThat(held.line("exit.proceeds", 8)).isCloseTo(1.4, within(1e-12));
    DealPaths sold =
        DealPaths.of(
            sheet("routes: {" + event + ", plan: {when: t >= 5, value: 4, costs: 1%}}"), Mode.BASE);
    assertThat(sold.line("exit.proceeds"))
        .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 4 * 0.99, 0.0, 0.0, 0.0);
    DealPaths late =
        DealPaths.of(sheet("routes: {plan: {when: t >= 6, value: 4}}, term: 5"), Mode.BASE);
    assertThat(late.line("exit.gone", 8)).isZero();
    assertThat(late.line("exit.held", 8)).isEqualTo(1);
    DealPaths alone = DealPaths.of(sheet("routes: {held: {value: 2}}, term: 4"), Mode.BASE);
    assertThat(alone.line("exit.held"))
        .containsExactly(1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(alone.line("exit.proceeds", 4)).isEqualTo(2);
  }
}
