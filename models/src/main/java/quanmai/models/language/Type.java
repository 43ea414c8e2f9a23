package quanmai.models.language;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an expression before it is computed.
 *
 * @param dimension of a number; null when it fits any: a bare 0, or an expression with a finding
 * @param periodic whether it has a value a period, instead of one value for the whole deal
 * @param random whether a random draw reaches it
 * @param broken whether a finding has been made in it, so that nothing more is said about it
 */
public record Type(
    Kind kind, @Nullable Dimension dimension, boolean periodic, boolean random, boolean broken) {

  static final Type BROKEN = new Type(Kind.NUMBER, null, false, false, true);

  /** A value of {@code unit}. */
  public static Type of(Unit unit, boolean periodic, boolean random) {
    return new Type(unit.kind(), unit.dimension(), periodic, random, false);
  }

  static Type number(@Nullable Dimension dimension) {
    return new Type(Kind.NUMBER, dimension, false, false, false);
  }

  /** This type with the shape of {@code other} joined in. */
  Type shapedLike(Type other) {
    return new Type(
        kind,
        dimension,
        periodic || other.periodic,
        random || other.random,
        broken || other.broken);
  }

  Type as(Kind newKind, @Nullable Dimension newDimension) {
    return new Type(newKind, newDimension, periodic, random, broken);
  }

  /** This type as something that no random draw reaches. */
  Type asKnown() {
    return new Type(kind, dimension, periodic, false, broken);
  }

  Type withPeriodic(boolean newPeriodic) {
    return new Type(kind, dimension, newPeriodic, random, broken);
  }

  /** A condition counts as a number: 1 or 0. */
  boolean isNumeric() {
    return kind == Kind.NUMBER || kind == Kind.CONDITION;
  }

  /** Whether the value may stand where one of {@code wanted} is expected. */
  public boolean fits(Dimension wanted) {
    return broken || dimension == null || dimension.equals(wanted);
  }
}
