package quanmai.engine.network;

import java.util.Arrays;
import java.util.List;

/**
 * How a fund whose capital is limited treats those that ask it, on each path: period by period, in
 * a fixed order of priority, each for its whole amount when it first asks. What is granted is set
 * aside for good, so a holding that has started is always paid.
 *
 * <p>A holding asks for {@code K} at its start. It gets {@code min(K, limit)} where the capacity up
 * to the period, less what was granted before, has that much. Where it has not, its rule decides.
 */
public final class Rationing {

  /** What becomes of a holding for which there is not enough. */
  public enum Rule {
    /** It waits, ahead of those that ask later, and is dropped when its patience is over. */
    DELAY,
    /** It gets what there is, and everything about it is smaller in proportion. */
    SHRINK,
    /** It is not made. */
    DROP
  }

  /**
   * Who asks.
   *
   * @param start slot of the first period, see {@link Task.Ask}
   * @param total slot of the amount
   * @param grant slots for the decision: share 0 for a holding that was dropped, 1 for one that
   *     never asked
   * @param terms what becomes of it where there is not enough
   */
  public record Asker(int start, int total, Part.Grant grant, Terms terms) {}

  /**
   * What becomes of a holding for which there is not enough.
   *
   * @param patience how many periods it waits under {@link Rule#DELAY}
   * @param leastShare it is dropped where it would get less than this share of what it asked
   */
  public record Terms(Rule rule, int patience, double leastShare) {}

  /**
   * Slots for what the decisions came to; each is a number of holdings or an amount on the path.
   *
   * @param asked amount asked for
   * @param granted amount granted
   * @param delayed holdings that started later than they asked
   * @param shrunk holdings that got less than they asked for, but something
   * @param dropped holdings that asked and got nothing
   */
  public record Counts(int asked, int granted, int delayed, int shrunk, int dropped) {}

  private static final double TOLERANCE = 1e-12;

  private final List<Asker> askers;
  private final int[] capacity;
  private final int[] limit;
  private final int[] open;
  private final Counts counts;

  /**
   * @param askers in order of priority
   * @param capacity slots, by period: the most that may have been granted by its end
   * @param limit slots, by period: the most for one holding; empty for no limit
   * @param open slots, by period: above zero where a holding may start; empty for always
   */
  public Rationing(List<Asker> askers, int[] capacity, int[] limit, int[] open, Counts counts) {
    this.askers = List.copyOf(askers);
    this.capacity = capacity.clone();
    this.limit = limit.clone();
    this.open = open.clone();
    this.counts = counts;
  }

  Counts counts() {
    return counts;
  }

  /** Decides on lanes 0 to {@code n - 1}. */
  void run(double[][] slots, int n, Queue queue) {
    for (int lane = 0; lane < n; lane++) {
      new Lane(slots, lane, queue).run();
    }
  }

  /** Room for the queues of one thread. */
  Queue queue() {
    return new Queue(askers.size(), capacity.length);
  }

  /** Who asks in which period, as lists through arrays. */
  static final class Queue {
    private final int[] head;
    private final int[] next;
    private final int[] waiting;
    private int waiters;

    Queue(int askers, int periods) {
      head = new int[periods];
      next = new int[askers];
      waiting = new int[askers];
    }
  }

  /** One path. */
  private final class Lane {
    private final double[][] slots;
    private final int lane;
    private final Queue queue;
    private double granted;
    private double asked;
    private int delayed;
    private int shrunk;
    private int dropped;

    Lane(double[][] slots, int lane, Queue queue) {
      this.slots = slots;
      this.lane = lane;
      this.queue = queue;
    }

    void run() {
      enqueue();
      queue.waiters = 0;
      for (int t = 0; t < capacity.length; t++) {
        int waiters = queue.waiters;
        queue.waiters = 0;
        for (int k = 0; k < waiters; k++) {
          decide(queue.waiting[k], t);
        }
        for (int asker = queue.head[t]; asker >= 0; asker = queue.next[asker]) {
          decide(asker, t);
        }
      }
      for (int k = 0; k < queue.waiters; k++) {
        set(queue.waiting[k], 0, 0);
        dropped++;
      }
      slots[counts.asked()][lane] = asked;
      slots[counts.granted()][lane] = granted;
      slots[counts.delayed()][lane] = delayed;
      slots[counts.shrunk()][lane] = shrunk;
      slots[counts.dropped()][lane] = dropped;
    }

    /** Lists the askers of each period in order of priority. */
    private void enqueue() {
      Arrays.fill(queue.head, -1);
      for (int asker = askers.size() - 1; asker >= 0; asker--) {
        int start = start(asker);
        if (start < 0) {
          set(asker, 1, 0);
        } else {
          queue.next[asker] = queue.head[start];
          queue.head[start] = asker;
          asked += slots[askers.get(asker).total()][lane];
        }
      }
    }

    private int start(int asker) {
      return (int) slots[askers.get(asker).start()][lane];
    }

    private void decide(int asker, int t) {
      double amount = slots[askers.get(asker).total()][lane];
      double most = limit.length == 0 ? amount : Math.min(amount, slots[limit[t]][lane]);
      double room = slots[capacity[t]][lane] - granted;
      boolean opened = open.length == 0 || slots[open[t]][lane] > 0;
      int waited = t - start(asker);
      Terms terms = askers.get(asker).terms();
      if (opened && most > 0 && most <= room * (1 + TOLERANCE)) {
        grant(asker, most, amount, waited);
      } else if (terms.rule() == Rule.DELAY && waited < terms.patience()) {
        queue.waiting[queue.waiters++] = asker;
      } else if (opened && terms.rule() == Rule.SHRINK && Math.min(most, room) > 0) {
        grant(asker, Math.min(most, room), amount, waited);
      } else {
        drop(asker);
      }
    }

    private void grant(int asker, double given, double amount, int waited) {
      double share = given / amount;
      if (share < askers.get(asker).terms().leastShare()) {
        drop(asker);
        return;
      }
      granted += given;
      shrunk += share < 1 ? 1 : 0;
      delayed += waited > 0 ? 1 : 0;
      set(asker, share, waited);
    }

    private void drop(int asker) {
      dropped++;
      set(asker, 0, 0);
    }

    private void set(int asker, double share, int delay) {
      Part.Grant grant = askers.get(asker).grant();
      slots[grant.share()][lane] = share;
      slots[grant.delay()][lane] = delay;
    }
  }
}
