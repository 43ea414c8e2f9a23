package quanmai.engine.network;

import java.util.Arrays;

/** A step of a block, in the order of the network. */
public sealed interface Task {

  /**
   * Runs a part and posts its outputs.
   *
   * @param part its number
   */
  record Run(int part) implements Task {}

  /**
   * Runs a part whose outputs are what it asks for over time, and notes when it first asks and for
   * how much in all.
   *
   * @param part its number; its outputs are amounts, in the order of time
   * @param at the place of each output in the series of the fund's periods
   * @param weight the share that is asked of this fund
   * @param start slot for the first place at which an amount is above zero, -1 for never
   * @param total slot for the sum of all
   */
  record Ask(int part, int[] at, double weight, int start, int total) implements Task {}

  /** Decides who of those that asked is funded. */
  record Decide(Rationing rationing) implements Task {}

  /**
   * Fills slots with a number.
   *
   * @param slots which
   */
  record Fill(int[] slots, double value) implements Task {
    @Override
    public String toString() {
      return "Fill" + Arrays.toString(slots) + value;
    }
  }
}
