package quanmai.engine.kernels;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Locale;

/**
 * Writes the class of a fused kernel: one loop over vectors of lanes whose values stay in registers
 * from the first step to the last.
 *
 * <p>Each step becomes one operation of the Vector API, in the order of the shape; none is
 * contracted or reordered, so lanes get the bits of {@link Op#apply}. Conditions stay masks while
 * only choices and other conditions use them.
 */
final class VectorKernelWriter {

  private static final int COLUMNS_SLOT = 1;
  private static final int SCALARS_SLOT = 2;
  private static final int LANES_SLOT = 3;
  private static final int INDEX_SLOT = 4;
  private static final int FIRST_FREE_SLOT = 5;

  /** What a slot array holds where nothing is in a local variable yet: slot 0 is the kernel. */
  private static final int NO_SLOT = 0;

  private final Shape shape;
  private final int vectorLanes;
  private final CodeBuilder code;
  private final VectorCode vectors;
  private final int[] columnSlot;
  private final int[] scalarSlot;
  private final int[] inputSlot;
  private final int[] stepSlot;
  private final int[] maskSlot;
  private int laneNumbersSlot;
  private int validSlot;
  private final int[][] partSlot;
  private int zeroSlot;
  private int oneSlot;
  private int nextSlot = FIRST_FREE_SLOT;

  private VectorKernelWriter(Shape shape, int vectorLanes, CodeBuilder code) {
    this.shape = shape;
    this.vectorLanes = vectorLanes;
    this.code = code;
    this.vectors = new VectorCode(code);
    this.columnSlot = new int[shape.columns()];
    this.scalarSlot = new int[shape.scalars()];
    this.inputSlot = new int[shape.inputs()];
    this.stepSlot = new int[shape.steps().size()];
    this.maskSlot = new int[shape.steps().size()];
    this.partSlot = new int[shape.sums().size()][LaneSum.PARTS / vectorLanes];
  }

  /** The kernel of {@code shape}, on vectors of {@code vectorLanes} lanes. */
  static Kernel write(Shape shape, int vectorLanes) {
    try {
      return (Kernel)
          MethodHandles.lookup()
              .defineHiddenClass(bytes(shape, vectorLanes), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot define the kernel of " + shape, e);
    }
  }

  private static byte[] bytes(Shape shape, int vectorLanes) {
    ClassDesc column = ConstantDescs.CD_double.arrayType();
    MethodTypeDesc run =
        MethodTypeDesc.of(ConstantDescs.CD_void, column.arrayType(), column, ConstantDescs.CD_int);
    String name = VectorKernelWriter.class.getPackageName() + ".FusedKernel";
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
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
                    .withMethodBody(
                        "run",
                        run,
                        ClassFile.ACC_PUBLIC,
                        code -> new VectorKernelWriter(shape, vectorLanes, code).body()));
  }

  private void body() {
    prepare();
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(INDEX_SLOT).labelBinding(top);
    code.iload(INDEX_SLOT).iload(LANES_SLOT).if_icmpge(end);
    if (partSlot.length > 0) {
      findValidLanes();
    }
    int lastLoad = lastStepThatLoads();
    for (int s = 0; s < stepSlot.length; s++) {
      step(s);
      sum(s);
      if (s == lastLoad) {
        shape.results().stream().filter(result -> result <= lastLoad).forEach(this::store);
      } else if (s > lastLoad && shape.results().contains(s)) {
        store(s);
      }
    }
    code.iinc(INDEX_SLOT, vectorLanes).goto_(top).labelBinding(end);
    storeParts();
    code.return_();
  }

  private void prepare() {
    for (int k = 0; k < columnSlot.length; k++) {
      code.aload(COLUMNS_SLOT).loadConstant(k).aaload();
      columnSlot[k] = keep();
    }
    for (int k = 0; k < scalarSlot.length; k++) {
      vectors.element(SCALARS_SLOT, k);
      scalarSlot[k] = keep();
    }
    vectors.constant(0);
    zeroSlot = keep();
    vectors.constant(1);
    oneSlot = keep();
    if (partSlot.length > 0) {
      loadParts();
    }
  }

  /** Moves the top of the stack to a local variable. */
  private int keep() {
    code.astore(nextSlot);
    return nextSlot++;
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

  private void store(int step) {
    int column = shape.inputs() + shape.results().indexOf(step);
    vectors.store(number(step), columnSlot[column], INDEX_SLOT);
  }

  /** Which lanes count: past the last one lies nobody's value. */
  private void findValidLanes() {
    vectors.lanesBelow(laneNumbersSlot, INDEX_SLOT, LANES_SLOT);
    validSlot = keep();
  }

  /**
   * Partial sums stay in registers: lanes of one vector are added to the first, which goes last.
   */
  private void sum(int step) {
    for (int k = 0; k < partSlot.length; k++) {
      if (shape.sums().get(k) == step) {
        int[] parts = partSlot[k];
        vectors.add(parts[0], number(step), validSlot);
        for (int j = 1; j < parts.length; j++) {
          code.aload(parts[j]).astore(parts[j - 1]);
        }
        code.astore(parts[parts.length - 1]);
      }
    }
  }

  private int partsColumn(int sum) {
    return columnSlot[shape.inputs() + shape.results().size() + sum];
  }

  private void loadParts() {
    vectors.laneNumbers();
    laneNumbersSlot = keep();
    int part = nextSlot++;
    for (int k = 0; k < partSlot.length; k++) {
      for (int j = 0; j < partSlot[k].length; j++) {
        code.loadConstant(j * vectorLanes).istore(part);
        vectors.load(partsColumn(k), part);
        partSlot[k][j] = keep();
      }
    }
  }

  /** After m vectors, the slot j holds partial sums (m + j) mod their number. */
  private void storeParts() {
    int part = nextSlot++;
    for (int k = 0; k < partSlot.length; k++) {
      for (int j = 0; j < partSlot[k].length; j++) {
        code.iload(INDEX_SLOT).loadConstant(j * vectorLanes).iadd();
        code.loadConstant(LaneSum.PARTS - 1).iand().istore(part);
        vectors.store(partSlot[k][j], partsColumn(k), part);
      }
    }
  }

  /** The slot of a step's value; a condition becomes 1 or 0 when first needed as a number. */
  private int number(int step) {
    if (stepSlot[step] == NO_SLOT) {
      vectors.blend(zeroSlot, oneSlot, maskSlot[step]);
      stepSlot[step] = keep();
    }
    return stepSlot[step];
  }

  private int slot(Shape.Operand operand) {
    int k = operand.number();
    return switch (operand.source()) {
      case SCALAR, LITERAL -> scalarSlot[k];
      case ZERO -> zeroSlot;
      case STEP -> number(k);
      case COLUMN -> {
        if (inputSlot[k] == NO_SLOT) {
          vectors.load(columnSlot[k], INDEX_SLOT);
          inputSlot[k] = keep();
        }
        yield inputSlot[k];
      }
    };
  }

  private boolean isMask(Shape.Operand operand) {
    return operand.source() == Shape.Source.STEP && maskSlot[operand.number()] != NO_SLOT;
  }

  private void step(int s) {
    Op op = shape.steps().get(s).op();
    List<Shape.Operand> operands = shape.steps().get(s).operands();
    boolean isCondition =
        switch (op) {
          case LT, LE, EQ -> true;
          case MIN, MAX -> isMask(operands.get(0)) && isMask(operands.get(1));
          default -> false;
        };
    if (isCondition) {
      condition(op, operands.get(0), operands.get(1));
      maskSlot[s] = keep();
    } else {
      switch (op) {
        case MIN, MAX -> extreme(op, operands.get(0), operands.get(1));
        case SELECT -> select(operands.get(0), operands.get(1), operands.get(2));
        default -> arithmetic(op, operands.stream().mapToInt(this::slot).toArray());
      }
      stepSlot[s] = keep();
    }
  }

  private void condition(Op op, Shape.Operand a, Shape.Operand b) {
    if (op == Op.MIN || op == Op.MAX) {
      vectors.join(op == Op.MIN, maskSlot[a.number()], maskSlot[b.number()]);
    } else {
      int left = slot(a);
      int right = slot(b);
      vectors.compare(op.name(), left, right);
    }
  }

  private void select(Shape.Operand condition, Shape.Operand yes, Shape.Operand no) {
    int yesSlot = slot(yes);
    int noSlot = slot(no);
    if (isMask(condition)) {
      vectors.blend(noSlot, yesSlot, maskSlot[condition.number()]);
    } else {
      int number = slot(condition);
      vectors.blend(noSlot, yesSlot, "NE", number, zeroSlot);
    }
  }

  /**
   * The larger or smaller value. {@link Math#max} keeps NaN and takes +0 before -0; where one value
   * is +0, or known to be a number other than zero, a comparison will do, at a third of the price.
   */
  private void extreme(Op op, Shape.Operand a, Shape.Operand b) {
    int left = slot(a);
    int right = slot(b);
    String replaced = op == Op.MAX ? "LE" : "GT";
    if (isEasy(b)) {
      vectors.blend(left, right, replaced, left, right);
    } else if (isEasy(a)) {
      vectors.blend(right, left, replaced, right, left);
    } else {
      vectors.binary(name(op), left, right);
    }
  }

  private static boolean isEasy(Shape.Operand operand) {
    return operand.source() == Shape.Source.ZERO || operand.source() == Shape.Source.LITERAL;
  }

  private void arithmetic(Op op, int[] slots) {
    switch (op) {
      case ADD, SUB, MUL, DIV -> vectors.binary(name(op), slots[0], slots[1]);
      case NEG, ABS, SQRT -> vectors.unary(name(op), slots[0]);
      case FMA, FMS -> vectors.fma(slots[0], slots[1], slots[2], op == Op.FMS);
      case FNMA -> vectors.fnma(slots[0], slots[1], slots[2]);
      default -> throw new IllegalArgumentException(op + " is no cheap operation");
    }
  }

  /** The API names its methods as we do. */
  private static String name(Op op) {
    return op.name().toLowerCase(Locale.ROOT);
  }
}
