package quanmai.engine.factor;

/**
 * Whether and when something happened, by step.
 *
 * @param now node of each step: 1 where it happens in the step, else 0; at most once a path
 * @param yet node of each step: 1 where it has happened by the step's end, else 0
 */
public record Event(int[] now, int[] yet) {}
