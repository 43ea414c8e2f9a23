package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import quanmai.models.workbook.CellValue.Format;

/** Which styles of a workbook show a number as a date or in percent. */
final class Formats {

  /** Literal text, escaped characters, colours and locales of a number format. */
  private static final Pattern NOT_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

  private static final Pattern OF_DATES = Pattern.compile("(?i)[ymdhs]|上午|下午");

  private final List<Format> byStyle = new ArrayList<>();

  /** Reads the part that defines styles; without one every number is plain. */
  Formats(byte @Nullable [] styles) throws XMLStreamException {
    if (styles == null) {
      return;
    }
    Map<Integer, String> codes = new HashMap<>();
    var xml = new Xml(styles);
    for (String name = xml.nextStart(); name != null; name = xml.nextStart()) {
      String code = xml.attribute("formatCode");
      if (name.equals("numFmt") && code != null) {
        codes.put(xml.number("numFmtId", -1), code);
      } else if (name.equals("cellXfs")) {
        for (String xf = xml.nextStartIn(name); xf != null; xf = xml.nextStartIn(name)) {
          if (xf.equals("xf")) {
            int id = xml.number("numFmtId", 0);
            byStyle.add(format(id, codes.get(id)));
          }
        }
      }
    }
  }

  Format of(int style) {
    return style < byStyle.size() ? byStyle.get(style) : Format.PLAIN;
  }

  /** Numbers below 164 are formats that every spreadsheet knows. */
  private static Format format(int id, @Nullable String code) {
    if (code == null) {
      boolean date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47);
      boolean eastern = id >= 50 && id <= 58;
      return date || eastern ? Format.DATE : id == 9 || id == 10 ? Format.PERCENT : Format.PLAIN;
    }
    String plain = NOT_CODE.matcher(code).replaceAll("").replace("General", "");
    if (OF_DATES.matcher(plain).find()) {
      return Format.DATE;
    }
    return plain.contains("%") ? Format.PERCENT : Format.PLAIN;
  }
}
