package quanmai.api.cli;

import java.io.PrintWriter;
import java.util.List;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Text;

/** Where a command speaks: results to {@code out}, all else to {@code err}. */
record Console(Messages messages, PrintWriter out, PrintWriter err, Terminal terminal) {

  String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }

  String say(Text text) {
    return messages.say(text);
  }

  String language() {
    return messages.language();
  }

  void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** All findings, and how many there are. */
  void tell(List<Finding> findings) {
    for (Finding finding : findings) {
      boolean refused = finding.severity() == Finding.Severity.REFUSED;
      err.println(
          finding.where()
              + ": "
              + say(refused ? "finding.refused" : "finding.warning")
              + " ["
              + finding.rule()
              + "] "
              + say(finding.what()));
      err.println("    " + say(finding.advice()));
    }
    long refused = findings.stream().filter(f -> f.severity() == Finding.Severity.REFUSED).count();
    if (!findings.isEmpty()) {
      err.println(say("finding.count", refused, findings.size() - refused));
    }
  }
}
