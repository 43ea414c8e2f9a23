package quanmai.models.workbook;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, read forward; no document type, no entity, nothing from elsewhere. */
final class Xml {

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;

  Xml(byte[] part) throws XMLStreamException {
    this.reader = FACTORY.createXMLStreamReader(new StringReader(decoded(part)));
  }

  /**
   * The part's text; the library prints what it finds wrong with an encoding, so it is not asked.
   */
  private static String decoded(byte[] part) throws XMLStreamException {
    boolean wide =
        part.length >= 2
            && ((part[0] == (byte) 0xFE && part[1] == (byte) 0xFF)
                || (part[0] == (byte) 0xFF && part[1] == (byte) 0xFE));
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(part)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new XMLStreamException("not " + charset);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, space) -> {
          throw new XMLStreamException("nothing is read from elsewhere");
        });
    return factory;
  }

  /** The local name of the next element that starts; null at the end. */
  @Nullable String nextStart() throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        return reader.getLocalName();
      }
    }
    return null;
  }

  /** The local name of the next element that starts, or null where {@code end} ends. */
  @Nullable String nextStartIn(String end) throws XMLStreamException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return reader.getLocalName();
      }
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(end)) {
        return null;
      }
    }
    return null;
  }

  /** The text up to the end of this element, with what is nested. */
  String text() throws XMLStreamException {
    var text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        default -> {}
      }
    }
    return text.toString();
  }

  /** An attribute by its local name, whatever its namespace; null when there is none. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  boolean flag(String name) {
    String value = attribute(name);
    return value != null && (value.equals("1") || value.equals("true"));
  }

  /** A whole number from 0 to 2^31 - 1; {@code otherwise} where there is none. */
  int number(String name, int otherwise) {
    String value = attribute(name);
    if (value == null || !value.matches("[0-9]{1,9}")) {
      return otherwise;
    }
    return Integer.parseInt(value);
  }
}
