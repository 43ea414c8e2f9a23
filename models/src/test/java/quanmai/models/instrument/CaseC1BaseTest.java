package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Evaluator;
import quanmai.models.check.Checked;
import quanmai.models.check.Checker;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The base case of the sample deal against its oracle, to the oracle's own rounding. */
class CaseC1BaseTest {

  private final C1Oracle oracle = new C1Oracle();
  private final NaiveSheet c1 = NaiveSheet.of(C1Oracle.sheet());

  /** The deal without a single finding, not even a warning. */
  static Checked checked() {
    Checker.Result result = C1Oracle.check(C1Oracle.sheet());
    assertThat(result.findings()).isEmpty();
    return Objects.requireNonNull(result.checked());
  }

  static double[] line(Lowered lowered, double[] values, String name) {
    double[] line = new double[9];
    for (int t = 0; t <= 8; t++) {
      line[t] = values[Objects.requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }

  @Test
  void theEngineComputesTheOracle() {
    Lowered lowered = Lowering.lower(checked(), Mode.BASE);
    double[] values = Evaluator.uniform(lowered.graph(), lowered.values());
    oracle.compare(name -> line(lowered, values, name));
    int irr = Objects.requireNonNull(lowered.graph().outputs().get("fund_irr"));
    int moic = Objects.requireNonNull(lowered.graph().outputs().get("fund_moic"));
    assertThat(values[irr]).isCloseTo(oracle.irr(), C1Oracle.rounded(6));
    assertThat(values[moic]).isCloseTo(oracle.moic(), C1Oracle.rounded(6));
  }

  @Test
  void theFormulasWalkedComputeTheOracle() {
    oracle.compare(c1::line);
  }

  @Test
  void theCalculationByHandAgrees() {
    BatteryPlantByHand.Path path = BatteryPlantByHand.path(BatteryPlantByHand.Draws.planned());
    assertThat(path.irr()).isCloseTo(oracle.irr(), C1Oracle.rounded(6));
    assertThat(path.moic()).isCloseTo(oracle.moic(), C1Oracle.rounded(6));
    assertThat(c1.line("fund_flow")).containsExactly(path.fundFlows(), within(1e-12));
  }

  @Test
  void whatTheHoldersAndTheLenderGetIsWhatTheProjectYields() {
    double[] project = c1.line("project_flow");
    double[] lent = c1.line("loan.draws");
    double[] served = c1.line("loan.debt_service");
    double[] held = new double[9];
    for (String holder : List.of("sponsor_flow", "fund_flow", "platform_flow")) {
      double[] flow = c1.line(holder);
      for (int t = 0; t <= 8; t++) {
        held[t] += flow[t];
      }
    }
    for (int t = 0; t <= 8; t++) {
      double repaidAtExit = t == 8 ? c1.line("loan.balance")[8] : 0;
      assertThat(held[t] + served[t] - lent[t] + repaidAtExit)
          .as("year " + t)
          .isCloseTo(project[t], within(1e-12));
    }
  }
}
