package quanmai.models.instrument.equity;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.equity.EquityDeal.Values;

/**
 * The three rounds of a test at an exit, straight from the contract: a simulated payout in small
 * exact steps for a given set of conversions, which shares nothing with the formulas.
 */
final class WaterfallByHand {

  private enum Kind {
    NONE,
    FULL,
    CAPPED
  }

  private final double value;
  private final double common;
  private final double[] shares = new double[3];
  private final double[] preference = new double[3];
  private final double[] raised = new double[3];
  private final Kind[] kinds = new Kind[3];
  private final List<List<Integer>> ranks = new ArrayList<>();

  private WaterfallByHand(double value, double common) {
    this.value = value;
    this.common = common;
  }

  /** Reads numbers from {@code values}, words from the {@code name}: terms in order, then ranks. */
  static WaterfallByHand read(Values values, String name, int t) {
    WaterfallByHand hand = new WaterfallByHand(values.at("exit.value", t), 10);
    String[] words = name.substring(1, name.indexOf(']')).split("participation: ", -1);
    for (int k = 0; k < 3; k++) {
      String round = "abc".substring(k, k + 1);
      hand.shares[k] = values.at(round + ".as_converted", t);
      hand.preference[k] = values.at(round + ".preference", t);
      hand.raised[k] = values.at(round + ".raised", k + 1);
      String word = words[k + 1];
      hand.kinds[k] =
          word.startsWith("none") ? Kind.NONE : word.startsWith("full") ? Kind.FULL : Kind.CAPPED;
    }
    String ranks = name.substring(name.indexOf(']') + 2, name.indexOf('#') - 1);
    String inside = ranks.substring(1, ranks.length() - 1);
    boolean nested = false;
    List<Integer> open = new ArrayList<>();
    for (char c : inside.toCharArray()) {
      if (c == '[') {
        nested = true;
      } else if (c == ']') {
        nested = false;
        hand.ranks.add(open);
        open = new ArrayList<>();
      } else if (c >= 'a' && c <= 'c') {
        open.add(c - 'a');
        if (!nested) {
          hand.ranks.add(open);
          open = new ArrayList<>();
        }
      }
    }
    return hand;
  }

  double preference(int k) {
    return preference[k];
  }

  /** All preferences of ranks before that of {@code k}. */
  double seniorTo(int k) {
    double sum = 0;
    for (List<Integer> rank : ranks) {
      if (rank.contains(k)) {
        return sum;
      }
      sum += rank.stream().mapToDouble(i -> preference[i]).sum();
    }
    throw new AssertionError(k);
  }

  /** The part of {@code k} in the preferences of its rank. */
  double partOfRank(int k) {
    for (List<Integer> rank : ranks) {
      if (rank.contains(k)) {
        double all = rank.stream().mapToDouble(i -> preference[i]).sum();
        return all == 0 ? 0 : preference[k] / all;
      }
    }
    throw new AssertionError(k);
  }

  /** What each round gets when exactly those convert. */
  double[] paid(boolean[] converted) {
    double[] paid = new double[3];
    double left = value;
    for (List<Integer> rank : ranks) {
      double claims = 0;
      for (int k : rank) {
        claims += converted[k] ? 0 : preference[k];
      }
      double covered = Math.min(claims, left);
      for (int k : rank) {
        paid[k] = converted[k] || claims == 0 ? 0 : preference[k] * covered / claims;
      }
      left -= covered;
    }
    boolean[] shares = new boolean[3];
    for (int k = 0; k < 3; k++) {
      shares[k] = converted[k] || kinds[k] != Kind.NONE;
    }
    while (left > 1e-13) {
      double all = common;
      for (int k = 0; k < 3; k++) {
        all += shares[k] ? this.shares[k] : 0;
      }
      // As far as the next cap.
      double step = left / all;
      int full = -1;
      for (int k = 0; k < 3; k++) {
        if (shares[k] && !converted[k] && kinds[k] == Kind.CAPPED && this.shares[k] > 0) {
          double most = Math.max(preference[k], 2 * raised[k]);
          double room = Math.max(0, most - paid[k]) / this.shares[k];
          if (room < step) {
            step = room;
            full = k;
          }
        }
      }
      for (int k = 0; k < 3; k++) {
        paid[k] += shares[k] ? step * this.shares[k] : 0;
      }
      left -= step * all;
      if (full >= 0) {
        shares[full] = false;
      }
      if (full < 0) {
        break;
      }
    }
    return paid;
  }
}
