package quanmai.engine.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Calls of the Vector API as byte code. Values are local variables, given by slot; each call leaves
 * its result on the stack. The API is known here by name only.
 */
final class VectorCode {

  private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.Vector");
  private static final ClassDesc DOUBLES = ClassDesc.of("jdk.incubator.vector.DoubleVector");
  private static final ClassDesc MASK = ClassDesc.of("jdk.incubator.vector.VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector.VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of("jdk.incubator.vector.VectorOperators");
  private static final ClassDesc COMPARISON =
      ClassDesc.of("jdk.incubator.vector.VectorOperators$Comparison");
  private static final ClassDesc COLUMN = ConstantDescs.CD_double.arrayType();
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(DOUBLES);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(DOUBLES, VECTOR);
  private static final MethodTypeDesc TERNARY = MethodTypeDesc.of(DOUBLES, VECTOR, VECTOR);
  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
  private static final MethodTypeDesc BLEND = MethodTypeDesc.of(DOUBLES, VECTOR, MASK);
  private static final MethodTypeDesc JOIN = MethodTypeDesc.of(MASK, MASK);
  private static final MethodTypeDesc BROADCAST =
      MethodTypeDesc.of(DOUBLES, SPECIES, ConstantDescs.CD_double);
  private static final MethodTypeDesc LOAD =
      MethodTypeDesc.of(DOUBLES, SPECIES, COLUMN, ConstantDescs.CD_int);
  private static final MethodTypeDesc MASKED_BINARY = MethodTypeDesc.of(DOUBLES, VECTOR, MASK);
  private static final MethodTypeDesc ADD_INDEX = MethodTypeDesc.of(DOUBLES, ConstantDescs.CD_int);
  private static final MethodTypeDesc COMPARE_NUMBER =
      MethodTypeDesc.of(MASK, COMPARISON, ConstantDescs.CD_double);
  private static final MethodTypeDesc STORE =
      MethodTypeDesc.of(ConstantDescs.CD_void, COLUMN, ConstantDescs.CD_int);

  private final CodeBuilder code;

  VectorCode(CodeBuilder code) {
    this.code = code;
  }

  /** A vector of one constant. */
  void constant(double value) {
    species().loadConstant(value).invokestatic(DOUBLES, "broadcast", BROADCAST);
  }

  /** A vector of element {@code k} of an array. */
  void element(int array, int k) {
    species().aload(array).loadConstant(k).daload();
    code.invokestatic(DOUBLES, "broadcast", BROADCAST);
  }

  /** The lanes of a column from an index on. */
  void load(int column, int index) {
    species().aload(column).iload(index).invokestatic(DOUBLES, "fromArray", LOAD);
  }

  /** Writes to the lanes of a column from an index on; leaves nothing. */
  void store(int value, int column, int index) {
    code.aload(value).aload(column).iload(index).invokevirtual(DOUBLES, "intoArray", STORE);
  }

  /** The vector 0, 1, 2 and so on. */
  void laneNumbers() {
    constant(0);
    code.iconst_1().invokevirtual(DOUBLES, "addIndex", ADD_INDEX);
  }

  /** The mask of the lanes from an index on that lie below a limit. */
  void lanesBelow(int laneNumbers, int index, int limit) {
    code.aload(laneNumbers).getstatic(OPERATORS, "LT", COMPARISON);
    code.iload(limit).iload(index).isub().i2d();
    code.invokevirtual(DOUBLES, "compare", COMPARE_NUMBER);
  }

  /** The sum of a and b where the mask is set, else a. */
  void add(int a, int b, int mask) {
    code.aload(a).aload(b).aload(mask).invokevirtual(DOUBLES, "add", MASKED_BINARY);
  }

  private CodeBuilder species() {
    return code.getstatic(DOUBLES, "SPECIES_PREFERRED", SPECIES);
  }

  void unary(String name, int a) {
    code.aload(a).invokevirtual(DOUBLES, name, UNARY);
  }

  void binary(String name, int a, int b) {
    code.aload(a).aload(b).invokevirtual(DOUBLES, name, BINARY);
  }

  /** a * b + c, or a * b - c. */
  void fma(int a, int b, int c, boolean subtract) {
    code.aload(a).aload(b).aload(c);
    if (subtract) {
      code.invokevirtual(DOUBLES, "neg", UNARY);
    }
    code.invokevirtual(DOUBLES, "fma", TERNARY);
  }

  /** c - a * b. */
  void fnma(int a, int b, int c) {
    unary("neg", a);
    code.aload(b).aload(c).invokevirtual(DOUBLES, "fma", TERNARY);
  }

  /** The mask of a comparison such as {@code LT}. */
  void compare(String how, int a, int b) {
    code.aload(a).getstatic(OPERATORS, how, COMPARISON).aload(b);
    code.invokevirtual(DOUBLES, "compare", COMPARE);
  }

  /** The mask of both conditions, or of either. */
  void join(boolean both, int mask, int other) {
    code.aload(mask).aload(other).invokevirtual(MASK, both ? "and" : "or", JOIN);
  }

  /** {@code yes} where the mask is set, else {@code no}. */
  void blend(int no, int yes, int mask) {
    code.aload(no).aload(yes).aload(mask).invokevirtual(DOUBLES, "blend", BLEND);
  }

  /** {@code yes} where the comparison of a and b holds, else {@code no}. */
  void blend(int no, int yes, String how, int a, int b) {
    code.aload(no).aload(yes);
    compare(how, a, b);
    code.invokevirtual(DOUBLES, "blend", BLEND);
  }
}
