package quanmai.api.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** How a failure that is not the input's fault is told. */
final class Failures {

  private Failures() {}

  /** Says what failed; the stack is for those who set QUANMAI_DEBUG. */
  static int report(Console console, Throwable failure) {
    switch (failure) {
      case Refusal refusal -> {
        console.err().println(String.valueOf(refusal.getMessage()));
        return ExitCode.REFUSED;
      }
      case NoSuchFileException missing ->
          console.err().println(console.say("failed.missing", missing.getFile()));
      case IOException io -> console.err().println(console.say("failed.io", io.toString()));
      default -> console.err().println(console.say("failed.defect", failure.toString()));
    }
    if (System.getenv("QUANMAI_DEBUG") != null) {
      failure.printStackTrace(console.err());
    }
    return failure instanceof NoSuchFileException ? ExitCode.REFUSED : ExitCode.FAILED;
  }
}
