package quanmai.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import quanmai.models.book.Book;
import quanmai.models.book.BookReader;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.BookSheetReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;

/** Finds the book that a command is about. */
final class Books {

  private Books() {}

  /** What became of a file that is a book. */
  sealed interface Found {
    /** It can be run. */
    record Ready(Book book) implements Found {}

    /** Its findings were told. */
    record Refused() implements Found {}
  }

  /** The book in {@code file}, or the bundled one of that name; null where it is no book. */
  static @Nullable Found find(Console console, String file) throws IOException {
    Path path = Deals.path(console, file);
    if (Files.isRegularFile(path)) {
      byte[] bytes = Files.size(path) > Bundled.MOST_BYTES ? new byte[0] : Files.readAllBytes(path);
      boolean book = BookSheetReader.isBook(DealReader.root(file, bytes, new Findings()));
      return book ? tell(console, BookReader.read(path)) : null;
    }
    byte[] bundled = Bundled.BOOKS.bytes(file);
    return bundled == null ? null : tell(console, BookReader.read(file + ".yaml", bundled, null));
  }

  private static Found tell(Console console, BookReader.Outcome outcome) {
    console.tell(outcome.findings());
    Book book = outcome.book();
    return book == null ? new Found.Refused() : new Found.Ready(book);
  }
}
