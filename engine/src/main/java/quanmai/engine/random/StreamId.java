package quanmai.engine.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The identity of one stream of random numbers; two streams with different values are independent.
 *
 * <p>It is hashed from a name and not counted, so adding or removing a stream moves no number of
 * any other stream.
 *
 * @param value 64 bits, half of the Philox counter
 */
public record StreamId(long value) {

  /**
   * The stream called {@code name}: the first 8 bytes, big-endian, of the SHA-256 of its UTF-8
   * form.
   */
  public static StreamId of(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return new StreamId(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform must provide SHA-256", e);
    }
  }
}
