package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings, and stops listing them at a number that nobody reads to the end. */
public final class Findings {

  /** More findings than this are only counted. */
  static final int LIMIT = 500;

  private final List<Finding> list = new ArrayList<>();
  private int more;

  /** Adds a finding that stops the run; advice is given without its "Maybe". */
  public void refuse(String rule, Place where, Text what, Text advice) {
    add(Finding.refused(rule, where, what, new Text("也许" + advice.zh(), "Maybe " + advice.en())));
  }

  /** Adds a finding as it is. */
  public void add(Finding finding) {
    if (list.size() < LIMIT) {
      list.add(finding);
    } else {
      more++;
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** Whether one of them stops the run. */
  public boolean refused() {
    return list.stream().anyMatch(f -> f.severity() == Finding.Severity.REFUSED);
  }

  /** All of them in the order of the files, and how many were left out. */
  public List<Finding> all() {
    var all = new ArrayList<Finding>(list);
    all.sort(Comparator.comparing(Finding::where));
    if (more > 0) {
      Place last = all.getLast().where();
      all.add(
          Finding.refused(
              "too-many-findings",
              last,
              new Text("另有 " + more + " 处问题未列出", more + " more findings are not listed"),
              new Text(
                  "也许这不是交易文件，或应先改正以上问题",
                  "Maybe this is no term sheet, or repair those above first")));
    }
    return List.copyOf(all);
  }
}
