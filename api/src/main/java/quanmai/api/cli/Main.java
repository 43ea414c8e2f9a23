package quanmai.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** The program {@code quanmai}. */
public final class Main {

  private static final String BUNDLE = "quanmai.api.cli.messages";

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(args, out, err, Terminal.ofThisProcess());
    out.flush();
    err.flush();
    if (out.checkError() && code == ExitCode.DONE) {
      code = ExitCode.FAILED;
    }
    System.exit(code);
  }

  /** Runs the command; the exit code is one of {@link ExitCode}. */
  public static int run(String[] args, PrintWriter out, PrintWriter err, Terminal terminal) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("quanmai " + Version.of()); // before any other class is loaded: it must be quick
      return ExitCode.DONE;
    }
    String language = language(args);
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Console console = new Console(new Messages(bundle, language), out, err, terminal);
    CommandLine commands = Commands.create(console);
    commands.setResourceBundle(bundle);
    commands.setOut(out);
    commands.setErr(err);
    commands.setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 110));
    commands.setParameterExceptionHandler((e, given) -> refuse(console, e));
    commands.setExecutionExceptionHandler((e, command, result) -> Failures.report(console, e));
    try {
      return commands.execute(args);
    } catch (Error defect) { // an assertion of ours, or no memory: told like any other failure
      return Failures.report(console, defect);
    }
  }

  private static int refuse(Console console, CommandLine.ParameterException e) {
    console.err().println(console.say("refused.arguments", String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err());
    console.err().println(console.say("refused.help", e.getCommandLine().getCommandName()));
    return ExitCode.REFUSED;
  }

  /** {@code --lang} where it is given, else the locale: Chinese for zh, English for all others. */
  private static String language(String[] args) {
    int at = Arrays.asList(args).indexOf("--lang");
    String asked = at >= 0 && at + 1 < args.length ? args[at + 1] : "";
    for (String arg : args) {
      asked = arg.startsWith("--lang=") ? arg.substring("--lang=".length()) : asked;
    }
    if (asked.equals("zh") || asked.equals("en")) {
      return asked;
    }
    return systemLanguage(System.getenv()).equals("zh") ? "zh" : "en";
  }

  /**
   * The language that the user's environment asks for. It is read from the variables themselves,
   * because Java takes a locale that is not installed for plain English.
   */
  static String systemLanguage(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty() && !locale.equals("C") && !locale.startsWith("C.")) {
        return locale.split("[_.@]", 2)[0];
      }
    }
    return Locale.getDefault().getLanguage();
  }
}
