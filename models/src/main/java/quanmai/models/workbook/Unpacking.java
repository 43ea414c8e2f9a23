package quanmai.models.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * The parts of a packed workbook, unpacked within limits.
 *
 * <p>Sizes are those that come out, not those that the file declares. A file that was cut has lost
 * its table of contents, and is refused.
 */
final class Unpacking {

  static final int MAX_PARTS = 1_000;
  static final int MAX_BYTES = 60_000_000;

  /** Real workbooks shrink by 5 to 20 times. */
  static final int MAX_RATIO = 200;

  /** Small parts may shrink more: a part of a few hundred bytes is all overhead. */
  private static final int RATIO_FROM = 1_000_000;

  private final String file;
  private final byte[] bytes;
  private final Findings findings;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private long unpacked;

  private Unpacking(String file, byte[] bytes, Findings findings) {
    this.file = file;
    this.bytes = bytes;
    this.findings = findings;
  }

  /** The parts by name, or null after a finding. */
  static @Nullable Map<String, byte[]> parts(String file, byte[] bytes, Findings findings) {
    var unpacking = new Unpacking(file, bytes, findings);
    return unpacking.read() ? unpacking.parts : null;
  }

  private boolean read() {
    try {
      Path copy = Files.createTempFile("quanmai", ".zip"); // the library reads files only
      try {
        Files.write(copy, bytes);
        return parts(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return refuse(
          "broken-workbook",
          new Text("压缩包不完整或已损坏（" + why + "）", "its package is cut or broken (" + why + ")"),
          new Text(
              "没有下载完，应重新取得；或在 Excel 里打开并另存",
              "it was not copied to its end; fetch it again, or save it anew from a spreadsheet"));
    }
  }

  private boolean parts(Path copy) throws IOException {
    try (var zip = new ZipFile(copy.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > MAX_PARTS) {
        return refuse(
            "too-many-parts",
            new Text("压缩包里有 " + zip.size() + " 个文件", "its package has " + zip.size() + " parts"),
            new Text("这不是交易工作簿", "this is no workbook of a deal"));
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          if (!part(in, entry)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private boolean part(InputStream in, ZipEntry entry) throws IOException {
    String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
    if (name.startsWith("/")) {
      name = name.substring(1);
    }
    byte[] content = content(in, name);
    if (content == null) {
      return false;
    }
    if (parts.put(name, content) != null) {
      return refuse(
          "broken-workbook",
          new Text("压缩包里 " + name + " 出现两次", "its package has " + name + " twice"),
          new Text("应在 Excel 里打开并另存", "open it in a spreadsheet and save it again"));
    }
    return true;
  }

  private byte @Nullable [] content(InputStream in, String name) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] buffer = new byte[16_384];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      unpacked += n;
      boolean swollen = unpacked > RATIO_FROM && unpacked / MAX_RATIO > bytes.length;
      if (unpacked > MAX_BYTES || swollen) {
        refuse(
            "zip-bomb",
            new Text(
                "解压 " + name + " 后已有 " + unpacked + " 字节，文件只有 " + bytes.length + " 字节",
                name + " unpacks to " + unpacked + " bytes and more, of a file of " + bytes.length),
            new Text(
                "这不是交易工作簿；上限为 " + MAX_BYTES + " 字节、" + MAX_RATIO + " 倍",
                "this is no workbook of a deal: the limits are "
                    + MAX_BYTES
                    + " bytes and "
                    + MAX_RATIO
                    + " times the file"));
        return null;
      }
    }
    return out.toByteArray();
  }

  private boolean refuse(String rule, Text what, Text advice) {
    findings.refuse(rule, Place.whole(file), what, advice);
    return false;
  }
}
