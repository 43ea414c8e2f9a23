package quanmai.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quanmai.api.json.Json;
import quanmai.engine.irr.Irr;
import quanmai.engine.irr.IrrResult;
import quanmai.engine.irr.IrrStatus;
import quanmai.scenarios.report.Style;

/** {@code irr}: all rates of return of dated flows. */
@Command(name = "irr")
final class IrrCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FLOWS.csv", descriptionKey = "FLOWS")
  private Path file = Path.of("");

  @Option(names = "--daycount", paramLabel = "NAME")
  private String dayCount = "Act/365F";

  @Option(names = "--total-loss", paramLabel = "RATE")
  private @Nullable Double totalLoss;

  @Option(names = "--json")
  private boolean json;

  IrrCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    FlowFile.Read read = FlowFile.read(file, dayCount);
    if (!read.findings().isEmpty()) {
      console.tell(read.findings());
      return ExitCode.REFUSED;
    }
    IrrResult result = Irr.dated(read.amounts(), read.years());
    boolean lost =
        totalLoss != null
            && result.status() == IrrStatus.NO_SIGN_CHANGE
            && java.util.Arrays.stream(read.amounts()).noneMatch(amount -> amount > 0);
    double rate = lost && totalLoss != null ? totalLoss : result.rateOrNaN();
    if (json) {
      console.out().println(Json.text(object(result, rate, read)));
    } else {
      print(result, rate, read);
    }
    return ExitCode.DONE;
  }

  private ObjectNode object(IrrResult result, double rate, FlowFile.Read read) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (Double.isNaN(rate)) {
      node.putNull("rate");
    } else {
      node.put("rate", rate);
    }
    ArrayNode roots = node.putArray("roots");
    result.roots().forEach(roots::add);
    return node.put("status", status(result))
        .put("rule", Irr.RULE)
        .put("dayCount", dayCount)
        .put("flows", read.amounts().length);
  }

  private static String status(IrrResult result) {
    return result.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void print(IrrResult result, double rate, FlowFile.Read read) {
    console
        .out()
        .println(console.say("irr.rate", Style.PERCENT.of(rate), dayCount, read.amounts().length));
    console.out().println(console.say("irr.status." + status(result)));
    if (result.roots().size() > 1) {
      StringBuilder roots = new StringBuilder();
      for (double root : result.roots()) {
        roots.append(roots.isEmpty() ? "" : ", ").append(Style.PERCENT.of(root));
      }
      console.out().println(console.say("irr.roots", roots));
    }
  }
}
