package quanmai.models.instrument.equity;

import quanmai.models.instrument.draft.UseSettings;

/** A round as a waterfall sees it: what it gets, as pieces of formulas. */
record Series(String name, Kind kind) {

  /** How it shares in what is left after the preferences. */
  enum Kind {
    /** Not, unless it converts. */
    NONE,
    /** Up to a total. */
    CAPPED,
    /** Without limit, so that converting is never better. */
    FULL
  }

  static Series of(UseSettings round) {
    boolean common = round.word("class").equals("common");
    return new Series(
        round.name(),
        switch (common ? "none" : round.word("participation")) {
          case "full" -> Kind.FULL;
          case "capped" -> Kind.CAPPED;
          default -> Kind.NONE;
        });
  }

  String shares() {
    return name + ".as_converted";
  }

  /** The value of an ordinary share above which converting is better. */
  String perShare() {
    return (kind == Kind.CAPPED ? name + ".most" : name + ".preference")
        + " / max("
        + shares()
        + ", 1e-12)";
  }

  /** What it gets where all preferences are covered and an ordinary share gets {@code v}. */
  String gets(String v) {
    String asShares = shares() + " * " + v;
    return switch (kind) {
      case NONE -> "max(" + name + ".preference, " + asShares + ")";
      case CAPPED -> "max(min(%1$s.preference + %2$s, %1$s.most), %2$s)".formatted(name, asShares);
      case FULL -> name + ".preference + " + asShares;
    };
  }

  /** The shares that take part in what is left. */
  String sharing() {
    return switch (kind) {
      case NONE -> "if(#converted_%s, %s, 0)".formatted(name, shares());
      case CAPPED -> "if(%s, 0, %s)".formatted(full(), shares());
      case FULL -> shares();
    };
  }

  /** What it gets beside its preference and not by shares, after {@code sign}; or no text. */
  String extra(String sign) {
    return kind == Kind.CAPPED
        ? " %3$s if(%2$s, %1$s.most - %1$s.preference, 0)".formatted(name, full(), sign)
        : "";
  }

  /** Whether it stands at its cap. */
  private String full() {
    return "not #converted_%1$s and #value >= #filled_from_%1$s".formatted(name);
  }
}
