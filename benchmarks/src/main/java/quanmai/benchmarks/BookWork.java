package quanmai.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.network.NetworkRun.Plan;
import quanmai.engine.run.Progress;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summary;
import quanmai.engine.threads.Threads;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.BookReader;
import quanmai.models.lowering.Mode;

/**
 * The books that speed is measured on: W2, a fund of 1,000 deals like W1, and a book of 100 bn yuan
 * with 20 sub-funds and a mother fund.
 */
final class BookWork {

  private BookWork() {}

  /** The book of this name among the resources; its rows are a file beside it. */
  static Book read(String name) {
    try {
      Path folder = Files.createTempDirectory("quanmai-book");
      Path book = copy(name + ".yaml", folder);
      Path rows = name.equals("w2") ? copy("w2-deals.csv", folder) : null;
      BookReader.Outcome outcome = BookReader.read(book);
      Files.delete(book);
      if (rows != null) {
        Files.delete(rows);
      }
      Files.delete(folder);
      Book read = outcome.book();
      if (read == null) {
        throw new IllegalStateException("the book " + name + " was refused: " + outcome.findings());
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(String name, Path folder) throws IOException {
    try (InputStream in = BookWork.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      Path to = folder.resolve(name);
      Files.copy(in, to);
      return to;
    }
  }

  static Plan plan(Book book, int paths, int threads) {
    Built built = BookNetwork.build(book, Mode.STOCHASTIC);
    return Plan.of(built.network(), paths).withSeed(42).withThreads(threads);
  }

  /** One run with the statistics of all that it keeps. */
  static List<Summary> run(Plan plan) {
    try (NetworkRun.Result result = NetworkRun.run(plan, Progress.NONE)) {
      return Threads.map(
          plan.network().columns().size(),
          plan.threads(),
          k -> Summary.of(result.column(k), Design.independent()));
    }
  }
}
