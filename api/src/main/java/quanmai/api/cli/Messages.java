package quanmai.api.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import quanmai.models.termsheet.Text;

/** What the command line says, in one language. */
record Messages(ResourceBundle bundle, String language) {

  /** The message of {@code key} with its arguments in place. */
  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  String say(Text text) {
    return text.in(language);
  }
}
