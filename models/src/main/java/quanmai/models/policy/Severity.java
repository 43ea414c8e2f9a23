package quanmai.models.policy;

/** How grave a rule is, the mildest first. */
public enum Severity {
  /** To be told. */
  INFO,
  /** To be disclosed in the report. */
  WARN,
  /** Needs legal sign-off. */
  HIGH,
  /** Illegal, or cannot be signed. */
  BLOCK
}
