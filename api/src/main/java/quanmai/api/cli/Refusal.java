package quanmai.api.cli;

/** An argument that cannot be taken; its message is for the user. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
