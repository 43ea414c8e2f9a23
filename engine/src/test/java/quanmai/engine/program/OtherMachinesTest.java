package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.kernels.KernelChoice;

/** A fresh Java without the Vector API, or with narrower vectors, gives the same bits. */
class OtherMachinesTest {

  private static final int GRAPHS = 25;
  private static final int PATHS = 67;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--add-modules=jdk.incubator.vector -XX:UseAVX=2",
        "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16"
      })
  void gives_the_same_bits(String options) throws IOException, InterruptedException {
    assertThat(inFreshJava(options)).isEqualTo(Long.toHexString(digest()));
  }

  private static String inFreshJava(String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return answer.strip();
  }

  /** Prints the digest of all outputs of some random graphs. */
  static final class Main {
    public static void main(String[] arguments) {
      System.out.println(Long.toHexString(digest()));
    }
  }

  private static long digest() {
    long digest = 0;
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraphs random = new RandomGraphs(seed, 150);
      Bound bound = Program.compile(random.graph).bind(random.parameters);
      BlockRunner runner = new BlockRunner(bound, new HashDraws(), PATHS, KernelChoice.GENERATED);
      runner.run(0, PATHS);
      for (int k = 0; k < random.graph.outputs().size(); k++) {
        for (int i = 0; i < PATHS; i++) {
          digest = digest * 31 + Double.doubleToLongBits(runner.output(k)[i]);
        }
      }
      digest = digest * 31 + digestOfSums(random);
    }
    return digest;
  }

  /** Each output twice: added, and halved and taken away. */
  private static long digestOfSums(RandomGraphs random) {
    Map<String, List<Term>> sums = new LinkedHashMap<>();
    Map<String, Integer> outputs = new LinkedHashMap<>(random.graph.outputs());
    outputs.forEach(
        (name, node) -> {
          int half = random.graph.mul(node, random.graph.constant(0.5));
          sums.put(name, List.of(new Term(node, false), new Term(half, true)));
        });
    Bound bound = Program.compileSums(random.graph, sums).bind(random.parameters);
    BlockRunner runner = new BlockRunner(bound, new HashDraws(), PATHS, KernelChoice.GENERATED);
    runner.run(0, PATHS);
    long digest = 0;
    for (int k = 0; k < outputs.size(); k++) {
      digest = digest * 31 + Double.doubleToLongBits(runner.sum(k));
    }
    return digest;
  }
}
