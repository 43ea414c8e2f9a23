package quanmai.scenarios.book;

import java.util.List;
import quanmai.engine.network.NetworkRun;
import quanmai.models.lowering.Lowered;
import quanmai.scenarios.book.BookColumns.Shown;
import quanmai.scenarios.book.BookReport.DealMean;
import quanmai.scenarios.run.DealRun;

/** What a run kept of a book's own results and of its top funds, before any statistics. */
public final class KeptResults implements AutoCloseable {

  private final List<Shown> shown;
  private final NetworkRun.Result result;
  private final List<DealMean> deals;

  KeptResults(List<Shown> shown, NetworkRun.Result result, List<DealMean> deals) {
    this.shown = List.copyOf(shown);
    this.result = result;
    this.deals = List.copyOf(deals);
  }

  /** How many results there are. */
  public int size() {
    return shown.size();
  }

  /** What a result is called in reports. */
  public String name(int k) {
    return shown.get(k).name();
  }

  /** What a result is, with the name of its member before its label. */
  public Lowered.Output output(int k) {
    return shown.get(k).output();
  }

  /** A result on every path, in its unit; not to be written to. */
  public double[] values(int k) {
    return DealRun.inUnit(result.column(shown.get(k).column()), output(k).unit());
  }

  /** What each deal called and gave back in the mean. */
  public List<DealMean> deals() {
    return deals;
  }

  /** Gives up the values. */
  @Override
  public void close() {
    result.close();
  }
}
