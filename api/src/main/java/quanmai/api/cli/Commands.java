package quanmai.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command tree. */
@Command(name = "quanmai", footerHeading = "", synopsisSubcommandLabel = "COMMAND")
final class Commands implements Runnable {

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Option(names = "--lang", scope = CommandLine.ScopeType.INHERIT, paramLabel = "zh|en")
  private @org.jspecify.annotations.Nullable String language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true)
  private boolean version;

  private Commands() {}

  /** The commands, which speak through {@code console}. */
  static CommandLine create(Console console) {
    CommandLine root = new CommandLine(new Commands());
    root.getCommandSpec().version("quanmai " + Version.of());
    root.addSubcommand(new NewCommand(console));
    root.addSubcommand(new CheckCommand(console));
    root.addSubcommand(new PolicyCommand(console));
    root.addSubcommand(new RunCommand(console));
    root.addSubcommand(new StressCommand(console));
    root.addSubcommand(new ListCommand(console));
    root.addSubcommand(new ExplainCommand(console));
    root.addSubcommand(new GradientCommand(console));
    root.addSubcommand(new CompareCommand(console));
    root.addSubcommand(new IrrCommand(console));
    root.addSubcommand(new SchemaCommand(console));
    root.addSubcommand(new DemoCommand(console));
    return root;
  }

  /** Without a command the usage is shown. */
  @Override
  public void run() {
    java.util.Objects.requireNonNull(spec)
        .commandLine()
        .usage(java.util.Objects.requireNonNull(spec).commandLine().getOut());
  }
}
