package quanmai.models.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.timeline.Timeline;

/**
 * A checked book.
 *
 * @param members by name, in the order of the file
 * @param holdings in the order of the file
 * @param order the funds, each after all that it holds
 * @param shared drivers that have one path for the whole book
 * @param links what the ledger counts
 * @param results a sheet over the results of members; null where the book asks for none
 * @param asked the outputs of members that {@code results} takes, as {@code member.output}
 */
public record Book(
    BookSheet sheet,
    Timeline timeline,
    Map<String, Member> members,
    List<Holding> holdings,
    List<String> order,
    Set<String> shared,
    List<Link> links,
    @Nullable Checked results,
    List<String> asked) {

  /** The name of the ledger among the members. */
  public static final String LEDGER = "city";

  /**
   * That the ledger counts a line.
   *
   * @param feed of the ledger
   * @param member a single sheet, or a deal of a pipeline
   * @param stock whether the value at a year's end counts, not the sum over the year
   */
  public record Link(String feed, String member, String line, double weight, boolean stock) {}

  public Member member(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return member;
  }

  /** How many deals it has, those of pipelines too. */
  public int deals() {
    int deals = 0;
    for (Member member : members.values()) {
      deals += member.role() == Member.Role.DEAL ? 1 : member.rows().size();
    }
    return deals;
  }
}
