package quanmai.engine.kernels;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Writes the class of a fused kernel: one loop over vectors of lanes whose values stay in registers
 * from the first step to the last.
 *
 * <p>Each step becomes one operation of the Vector API, in the order of the shape; none is
 * contracted or reordered, so lanes get the bits of {@link Op#apply}. The API is known here by name
 * only.
 */
final class VectorKernelWriter {

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

  private static final int COLUMNS_SLOT = 1;
  private static final int SCALARS_SLOT = 2;
  private static final int LANES_SLOT = 3;
  private static final int INDEX_SLOT = 4;
  private static final int FIRST_FREE_SLOT = 5;

  private final Shape shape;
  private final int vectorLanes;
  private final int[] columnSlot;
  private final int[] scalarSlot;
  private final int[] inputSlot;
  private final int[] stepSlot;
  private final int[] maskSlot;
  private int zeroSlot;
  private int oneSlot;
  private int nextSlot = FIRST_FREE_SLOT;

  private VectorKernelWriter(Shape shape, int vectorLanes) {
    this.shape = shape;
    this.vectorLanes = vectorLanes;
    this.columnSlot = new int[shape.inputs() + shape.results().size()];
    this.scalarSlot = new int[shape.scalars()];
    this.inputSlot = new int[shape.inputs()];
    this.stepSlot = new int[shape.steps().size()];
    this.maskSlot = new int[shape.steps().size()];
  }

  /** The kernel of {@code shape}, on vectors of {@code vectorLanes} lanes. */
  static Kernel write(Shape shape, int vectorLanes) {
    byte[] bytes = new VectorKernelWriter(shape, vectorLanes).bytes();
    try {
      return (Kernel)
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot define the kernel of " + shape, e);
    }
  }

  private byte[] bytes() {
    ClassDesc self = ClassDesc.of(VectorKernelWriter.class.getPackageName() + ".FusedKernel");
    MethodTypeDesc run =
        MethodTypeDesc.of(ConstantDescs.CD_void, COLUMN.arrayType(), COLUMN, ConstantDescs.CD_int);
    return ClassFile.of()
        .build(
            self,
            type ->
                type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withInterfaceSymbols(Kernel.class.describeConstable().orElseThrow())
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        0,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    ConstantDescs.CD_Object,
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody("run", run, ClassFile.ACC_PUBLIC, this::body));
  }

  private void body(CodeBuilder code) {
    prepare(code);
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(INDEX_SLOT).labelBinding(top);
    code.iload(INDEX_SLOT).iload(LANES_SLOT).if_icmpge(end);
    int lastLoad = lastStepThatLoads();
    for (int s = 0; s < stepSlot.length; s++) {
      step(code, s);
      if (s == lastLoad) {
        shape.results().stream().filter(r -> r <= lastLoad).forEach(r -> store(code, r));
      } else if (s > lastLoad && shape.results().contains(s)) {
        store(code, s);
      }
    }
    code.iinc(INDEX_SLOT, vectorLanes).goto_(top).labelBinding(end).return_();
  }

  private void prepare(CodeBuilder code) {
    for (int k = 0; k < columnSlot.length; k++) {
      columnSlot[k] = nextSlot++;
      code.aload(COLUMNS_SLOT).loadConstant(k).aaload().astore(columnSlot[k]);
    }
    for (int k = 0; k < scalarSlot.length; k++) {
      scalarSlot[k] = nextSlot++;
      species(code).aload(SCALARS_SLOT).loadConstant(k).daload();
      code.invokestatic(DOUBLES, "broadcast", BROADCAST).astore(scalarSlot[k]);
    }
    zeroSlot = constant(code, 0);
    oneSlot = constant(code, 1);
  }

  private static final MethodTypeDesc BROADCAST =
      MethodTypeDesc.of(DOUBLES, SPECIES, ConstantDescs.CD_double);

  private int constant(CodeBuilder code, double value) {
    int slot = nextSlot++;
    species(code).loadConstant(value).invokestatic(DOUBLES, "broadcast", BROADCAST).astore(slot);
    return slot;
  }

  private static CodeBuilder species(CodeBuilder code) {
    return code.getstatic(DOUBLES, "SPECIES_PREFERRED", SPECIES);
  }

  /** Results may share columns with inputs, so nothing is stored before this step. */
  private int lastStepThatLoads() {
    boolean[] seen = new boolean[shape.inputs()];
    int last = 0;
    for (int s = 0; s < stepSlot.length; s++) {
      for (Shape.Operand operand : shape.steps().get(s).operands()) {
        if (operand.source() == Shape.Source.COLUMN && !seen[operand.number()]) {
          seen[operand.number()] = true;
          last = s;
        }
      }
    }
    return last;
  }

  private void store(CodeBuilder code, int step) {
    int column = shape.inputs() + shape.results().indexOf(step);
    code.aload(value(code, step)).aload(columnSlot[column]).iload(INDEX_SLOT);
    code.invokevirtual(
        DOUBLES,
        "intoArray",
        MethodTypeDesc.of(ConstantDescs.CD_void, COLUMN, ConstantDescs.CD_int));
  }

  /** The slot of a step's value; a condition becomes numbers when first needed as such. */
  private int value(CodeBuilder code, int step) {
    if (stepSlot[step] == 0) {
      stepSlot[step] = nextSlot++;
      code.aload(zeroSlot).aload(oneSlot).aload(maskSlot[step]);
      code.invokevirtual(DOUBLES, "blend", BLEND).astore(stepSlot[step]);
    }
    return stepSlot[step];
  }

  private int slot(CodeBuilder code, Shape.Operand operand) {
    int k = operand.number();
    return switch (operand.source()) {
      case SCALAR -> scalarSlot[k];
      case ZERO -> zeroSlot;
      case STEP -> value(code, k);
      case COLUMN -> {
        if (inputSlot[k] == 0) {
          inputSlot[k] = nextSlot++;
          species(code).aload(columnSlot[k]).iload(INDEX_SLOT);
          code.invokestatic(
              DOUBLES,
              "fromArray",
              MethodTypeDesc.of(DOUBLES, SPECIES, COLUMN, ConstantDescs.CD_int));
          code.astore(inputSlot[k]);
        }
        yield inputSlot[k];
      }
    };
  }

  private void step(CodeBuilder code, int s) {
    Shape.Step step = shape.steps().get(s);
    List<Shape.Operand> operands = step.operands();
    switch (step.op()) {
      case SELECT -> select(code, operands);
      case LT, LE, EQ -> {
        compare(code, step.op().name(), operands.get(0), operands.get(1));
        maskSlot[s] = nextSlot++;
        code.astore(maskSlot[s]);
        return;
      }
      default -> arithmetic(code, step.op(), operands);
    }
    stepSlot[s] = nextSlot++;
    code.astore(stepSlot[s]);
  }

  private void compare(CodeBuilder code, String how, Shape.Operand a, Shape.Operand b) {
    int left = slot(code, a);
    int right = slot(code, b);
    code.aload(left).getstatic(OPERATORS, how, COMPARISON).aload(right);
    code.invokevirtual(DOUBLES, "compare", COMPARE);
  }

  private void select(CodeBuilder code, List<Shape.Operand> operands) {
    int yes = slot(code, operands.get(1));
    int no = slot(code, operands.get(2));
    Shape.Operand condition = operands.get(0);
    if (condition.source() == Shape.Source.STEP && maskSlot[condition.number()] != 0) {
      code.aload(no).aload(yes).aload(maskSlot[condition.number()]);
    } else {
      int number = slot(code, condition);
      code.aload(no).aload(yes).aload(number);
      code.getstatic(OPERATORS, "NE", COMPARISON).aload(zeroSlot);
      code.invokevirtual(DOUBLES, "compare", COMPARE);
    }
    code.invokevirtual(DOUBLES, "blend", BLEND);
  }

  private void arithmetic(CodeBuilder code, Op op, List<Shape.Operand> operands) {
    if ((op == Op.MAX || op == Op.MIN) && operands.get(1).source() == Shape.Source.ZERO) {
      againstZero(code, slot(code, operands.get(0)), op == Op.MAX ? "LE" : "GT");
      return;
    }
    int[] slots = operands.stream().mapToInt(operand -> slot(code, operand)).toArray();
    code.aload(slots[0]);
    switch (op) {
      case ADD, SUB, MUL, DIV -> code.aload(slots[1]).invokevirtual(DOUBLES, name(op), BINARY);
      case MIN, MAX -> code.aload(slots[1]).invokevirtual(DOUBLES, name(op), BINARY);
      case NEG, ABS, SQRT -> code.invokevirtual(DOUBLES, name(op), UNARY);
      case FMA -> code.aload(slots[1]).aload(slots[2]).invokevirtual(DOUBLES, "fma", TERNARY);
      case FMS -> {
        code.aload(slots[1]).aload(slots[2]).invokevirtual(DOUBLES, "neg", UNARY);
        code.invokevirtual(DOUBLES, "fma", TERNARY);
      }
      case FNMA -> {
        code.invokevirtual(DOUBLES, "neg", UNARY).aload(slots[1]).aload(slots[2]);
        code.invokevirtual(DOUBLES, "fma", TERNARY);
      }
      default -> throw new IllegalArgumentException(op + " is no cheap operation");
    }
  }

  /**
   * The larger or smaller of a value and +0. {@link Math#max} takes +0 before -0 and keeps NaN, and
   * so do x &lt;= 0 ? 0 : x, and x &gt; 0 ? 0 : x for the smaller; the general forms cost thrice as
   * much.
   */
  private void againstZero(CodeBuilder code, int value, String replaced) {
    code.aload(value).aload(zeroSlot).aload(value);
    code.getstatic(OPERATORS, replaced, COMPARISON).aload(zeroSlot);
    code.invokevirtual(DOUBLES, "compare", COMPARE).invokevirtual(DOUBLES, "blend", BLEND);
  }

  private static String name(Op op) {
    return op.name().toLowerCase(java.util.Locale.ROOT);
  }
}
