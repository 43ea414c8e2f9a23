package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;

class YardstickTest {
  @Test
  void run() throws Exception {
    String text;
    try (var in = YardstickTest.class.getResourceAsStream("/quanmai/models/cases/w1.yaml")) {
      text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    var checked = DealPaths.checked(text);
    System.out.println(checked.warnings());
    Lowered lowered = Lowering.lower(checked, Mode.STOCHASTIC);
    Program program = Program.compile(lowered.graph());
    String listing = program.listing(java.util.Map.of());
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/fq/w1.txt"), listing);
    for (int k = 0; k < 3; k++) {
      long t0 = System.nanoTime();
      Paths paths =
          Simulation.run(RunPlan.of(program, lowered.values()).withPaths(20_000), (d, n) -> true);
      System.out.println((System.nanoTime() - t0) / 1e6 + " ms");
      for (int i = 0; i < paths.names().size(); i++) {
        double[] v = paths.values()[i];
        double s = 0, q = 0;
        int n = 0;
        for (double x : v) {
          if (x == x) {
            s += x;
            q += x * x;
            n++;
          }
        }
        double m = s / n;
        System.out.println(
            paths.names().get(i) + " n=" + n + " mean=" + m + " sd=" + Math.sqrt(q / n - m * m));
      }
    }
    assertThat(program.outputNames()).hasSize(4);
  }
}
