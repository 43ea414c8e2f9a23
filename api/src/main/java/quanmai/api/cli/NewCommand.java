package quanmai.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quanmai.models.starter.Starter;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Templates;

/** {@code new}: a deal to start from, as a commented file or a workbook. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "TEMPLATE", descriptionKey = "TEMPLATE")
  private @Nullable String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "NEWFILE")
  private @Nullable String file;

  @Option(names = "--xlsx")
  private boolean workbook;

  @Option(names = "--case")
  private boolean bundledCase;

  @Option(names = "--force")
  private boolean force;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (name == null) {
      list();
      return ExitCode.DONE;
    }
    boolean asWorkbook = workbook || (file != null && file.endsWith(".xlsx"));
    Path target =
        Deals.path(console, file == null ? name + (asWorkbook ? ".xlsx" : ".yaml") : file);
    byte[] bytes = bundledCase ? ofCase(name, asWorkbook) : ofTemplate(name, asWorkbook, target);
    if (Files.exists(target) && !force) {
      throw new Refusal(console.say("refused.exists", target));
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(target, bytes);
    console.out().println(console.say("new.written", target));
    return ExitCode.DONE;
  }

  private byte[] ofTemplate(String template, boolean asWorkbook, Path target) {
    Starter starter = Starter.of(template);
    if (starter == null) {
      String known = String.join(", ", Templates.names());
      String maybe = console.say(Nearest.maybe(template, Templates.names()));
      throw new Refusal(console.say("refused.template", template, known, maybe));
    }
    return asWorkbook
        ? starter.workbook()
        : starter.yaml(console.language(), target.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] ofCase(String wanted, boolean asWorkbook) {
    byte[] yaml = Bundled.CASES.bytes(wanted);
    if (yaml == null) {
      String known = String.join(", ", Bundled.CASES.names());
      String maybe = console.say(Nearest.maybe(wanted, Bundled.CASES.names()));
      throw new Refusal(console.say("refused.case", wanted, known, maybe));
    }
    return asWorkbook ? Objects.requireNonNull(Starter.workbookOfCase(wanted)) : yaml;
  }

  /** Without a template: which there are. */
  private void list() {
    console.out().println(console.say("new.templates"));
    for (String each : Templates.names()) {
      Templates.Sample sample = Objects.requireNonNull(Templates.sample(each));
      console.out().println("  " + each + "    " + console.say(sample.name()));
    }
    console.out().println(console.say("new.cases"));
    console.out().println("  " + String.join("  ", Bundled.CASES.names()));
  }
}
