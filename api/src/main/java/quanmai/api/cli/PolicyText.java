package quanmai.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import quanmai.models.policy.PolicyReport;
import quanmai.models.policy.RulePack;
import quanmai.models.policy.Severity;
import quanmai.models.policy.Verdict;
import quanmai.models.policy.Verdict.Outcome;
import quanmai.scenarios.report.Width;

/** What policy rules say, as text for a terminal. */
final class PolicyText {

  private static final int RESULT = 8;
  private static final int SEVERITY = 6;
  private static final int ID = 10;

  private final Console console;
  private final PolicyReport report;
  private final List<String> lines = new ArrayList<>();

  private PolicyText(Console console, PolicyReport report) {
    this.console = console;
    this.report = report;
  }

  /** Every rule. */
  static List<String> all(Console console, PolicyReport report) {
    var text = new PolicyText(console, report);
    text.head();
    for (Verdict verdict : report.verdicts()) {
      text.row(verdict);
      text.why(verdict);
    }
    text.foot();
    return text.lines;
  }

  /** Hits in full; of the rest what is not known, in short. */
  static List<String> summary(Console console, PolicyReport report) {
    var text = new PolicyText(console, report);
    text.head();
    for (Verdict verdict : report.with(Outcome.HIT)) {
      text.row(verdict);
      text.why(verdict);
    }
    text.unknown();
    text.foot();
    return text.lines;
  }

  /** Hits alone, for a report of something else; none when there are none. */
  static List<String> flags(Console console, PolicyReport report) {
    var text = new PolicyText(console, report);
    for (Verdict verdict : report.with(Outcome.HIT)) {
      text.row(verdict);
    }
    if (!text.lines.isEmpty()) {
      text.lines.addAll(0, Width.lines(text.heading(), console.terminal().columns()));
      text.blocked();
      text.lines.add("");
    }
    return text.lines;
  }

  private String say(String key, Object... arguments) {
    return console.say(key, arguments);
  }

  private String heading() {
    String packs =
        report.packs().stream()
            .map(pack -> console.say(pack.name()) + " " + day(pack))
            .collect(Collectors.joining(", "));
    String kinds =
        report.applies().stream()
            .map(subject -> subject.word())
            .sorted()
            .collect(Collectors.joining("|"));
    return say("policy.head", report.date().toString(), packs, kinds);
  }

  private static String day(RulePack pack) {
    return pack.dated().toString();
  }

  private void head() {
    int columns = console.terminal().columns();
    lines.addAll(Width.lines(heading(), columns));
    lines.add("─".repeat(Math.min(columns, Width.of(heading()))));
  }

  private void row(Verdict verdict) {
    boolean open = verdict.possible() != verdict.severity();
    String name = console.say(verdict.rule().name());
    String text = name + (open ? say("policy.maybe", verdict.possible().name()) : "");
    String head =
        Width.left(verdict.outcome().name(), RESULT)
            + Width.left(verdict.severity().name(), SEVERITY)
            + Width.left(verdict.rule().id(), ID);
    lines.add(head + Width.cut(text, console.terminal().columns() - head.length()));
  }

  private void why(Verdict verdict) {
    switch (verdict.outcome()) {
      case HIT -> {
        line(console.say(verdict.rule().message()));
        line(
            say(
                "policy.citation",
                verdict.rule().citation(),
                verdict.rule().from().toString(),
                verdict.rule().confidence()));
        facts(verdict);
      }
      case UNKNOWN -> {
        String missing =
            verdict.missing().isEmpty()
                ? say("policy.no.value")
                : say("policy.missing", String.join(", ", verdict.missing()));
        line(missing);
      }
      case CLEAR -> facts(verdict);
    }
  }

  private void facts(Verdict verdict) {
    if (!verdict.used().isEmpty()) {
      line(
          verdict.used().entrySet().stream()
              .map(fact -> fact.getKey() + " = " + fact.getValue())
              .collect(Collectors.joining("; ")));
    }
  }

  private void line(String text) {
    for (String part : Width.lines(text, console.terminal().columns() - RESULT)) {
      lines.add(" ".repeat(RESULT) + part);
    }
  }

  private void unknown() {
    List<Verdict> unknown = report.with(Outcome.UNKNOWN);
    if (unknown.isEmpty()) {
      return;
    }
    for (Severity severity : List.of(Severity.BLOCK, Severity.HIGH, Severity.WARN, Severity.INFO)) {
      String ids =
          unknown.stream()
              .filter(verdict -> verdict.severity() == severity)
              .map(verdict -> verdict.rule().id())
              .collect(Collectors.joining(" "));
      if (!ids.isEmpty()) {
        String head =
            Width.left(Outcome.UNKNOWN.name(), RESULT) + Width.left(severity.name(), SEVERITY);
        for (String part : Width.lines(ids, console.terminal().columns() - head.length())) {
          lines.add(head + part);
        }
      }
    }
    line(
        say(
            "policy.missing",
            unknown.stream()
                .flatMap(verdict -> verdict.missing().stream())
                .distinct()
                .collect(Collectors.joining(", "))));
  }

  private void blocked() {
    if (report.blocked()) {
      String ids =
          report.verdicts().stream()
              .filter(Verdict::blocks)
              .map(verdict -> verdict.rule().id())
              .collect(Collectors.joining(", "));
      lines.addAll(Width.lines(say("policy.blocked", ids), console.terminal().columns()));
    }
  }

  private void foot() {
    lines.add(
        say(
            "policy.count",
            report.with(Outcome.HIT).size(),
            report.with(Outcome.UNKNOWN).size(),
            report.with(Outcome.CLEAR).size(),
            report.notInForce()));
    blocked();
  }
}
