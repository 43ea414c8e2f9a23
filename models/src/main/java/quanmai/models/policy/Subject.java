package quanmai.models.policy;

/** What rules apply to. */
public enum Subject {
  DEAL,
  FUND,
  QFLP;

  /** As packs and sheets write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
