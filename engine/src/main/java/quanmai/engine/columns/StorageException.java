package quanmai.engine.columns;

import java.io.Serial;

/** The disk cannot keep the columns of a run; the message says where, and what may be done. */
public final class StorageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  StorageException(String message) {
    super(message);
  }
}
