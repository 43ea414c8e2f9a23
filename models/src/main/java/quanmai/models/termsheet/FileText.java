package quanmai.models.termsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.reader.StreamReader;

/** The text of a file, or a finding why it has none: too large, binary, not UTF-8. */
final class FileText {

  /** The largest file that is read; a term sheet of a thousand lines is about 0.1 MB. */
  static final int MAX_BYTES = 10_000_000;

  private FileText() {}

  /** The bytes of the file, of which a large file is never loaded; null after a finding. */
  static byte @Nullable [] bytes(Path path, Findings findings) {
    Place place = Place.whole(path.toString());
    try {
      if (Files.isDirectory(path)) {
        findings.refuse(
            "unreadable-file",
            place,
            new Text("这是一个文件夹", "this is a folder"),
            new Text("应给出其中的一个 .yaml 或 .xlsx 文件", "name one .yaml or .xlsx file in it"));
        return null;
      }
      if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
        return tooLarge(Files.size(path) + "", place, findings);
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        return bytes.length > MAX_BYTES ? tooLarge(">" + MAX_BYTES, place, findings) : bytes;
      }
    } catch (IOException | SecurityException e) {
      findings.refuse(
          "unreadable-file",
          place,
          new Text("无法读取文件（" + e + "）", "the file cannot be read (" + e + ")"),
          new Text("路径写错，或没有读取权限", "the path is misspelt, or reading is not permitted"));
      return null;
    }
  }

  private static byte @Nullable [] tooLarge(String size, Place place, Findings findings) {
    findings.refuse(
        "file-too-large",
        place,
        new Text(
            "文件有 " + size + " 字节，上限为 " + MAX_BYTES,
            "the file has " + size + " bytes, more than " + MAX_BYTES),
        new Text(
            "这不是交易文件；数据表应留在别的文件里",
            "this is no term sheet; tables of data belong into another file"));
    return null;
  }

  /** The text in {@code bytes} without byte order mark, or null after a finding. */
  static @Nullable String decode(String file, byte[] bytes, Findings findings) {
    if (bytes.length > MAX_BYTES) {
      tooLarge(bytes.length + "", new Place(file, 1, 1, ""), findings);
      return null;
    }
    if (startsAsUtf16(bytes)) {
      findings.refuse(
          "not-utf8",
          new Place(file, 1, 1, ""),
          new Text("文件是 UTF-16 编码", "the file is in UTF-16"),
          new Text("应另存为 UTF-8", "save it as UTF-8"));
      return null;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        findings.refuse(
            "binary-file",
            placeOf(file, bytes, i),
            new Text("第 " + i + " 字节是 NUL：这是二进制文件", "byte " + i + " is NUL: a binary file"),
            new Text("选错了文件", "this is the wrong file"));
        return null;
      }
    }
    return utf8(file, bytes, findings);
  }

  private static boolean startsAsUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  private static @Nullable String utf8(String file, byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(in, out, true);
    if (result.isError()) {
      int at = in.position();
      String hex = "0x%02X".formatted(bytes[at] & 0xFF);
      findings.refuse(
          "not-utf8",
          placeOf(file, bytes, at),
          new Text(
              "第 " + at + " 字节（" + hex + "）不是 UTF-8", "byte " + at + " (" + hex + ") is not UTF-8"),
          new Text("文件是 GBK 编码：应另存为 UTF-8", "the file is in GBK: save it as UTF-8"));
      return null;
    }
    String text = out.flip().toString();
    return printable(
        new Place(file, 1, 1, ""), text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
  }

  /** The text itself, which starts at {@code origin}; null after naming a control character. */
  static @Nullable String printable(Place origin, String text, Findings findings) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        String hex = "U+%04X".formatted(c);
        findings.refuse(
            "control-character",
            place(origin, text, i),
            new Text("字符 " + hex + " 不可打印", "the character " + hex + " is not printable"),
            new Text("应删去，或选错了文件", "delete it, or this is the wrong file"));
        return null;
      }
      i += Character.charCount(c);
    }
    return text;
  }

  /** The place of the character at {@code offset}; a carriage return ends a line too. */
  private static Place place(Place origin, String text, int offset) {
    return origin.behind(text.substring(0, offset).replace("\r\n", "\n").replace('\r', '\n'));
  }

  private static Place placeOf(String file, byte[] bytes, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    int column = 1 + new String(bytes, start, offset - start, StandardCharsets.UTF_8).length();
    return new Place(file, line, column, "");
  }
}
