/**
 * The check of a term sheet as a whole: names, units, ranges, cycles and causality, every finding
 * at once. What it hands on is never asked again whether it is right.
 *
 * <p>It knows no engine but the parameters that its processes and distributions allow. Start
 * reading at {@link quanmai.models.check.Checker}.
 */
@NullMarked
package quanmai.models.check;

import org.jspecify.annotations.NullMarked;
