package quanmai.api.cli;

/** The version of this build. */
final class Version {

  private Version() {}

  /** From the jar's manifest; {@code development} when run from classes. */
  static String of() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
