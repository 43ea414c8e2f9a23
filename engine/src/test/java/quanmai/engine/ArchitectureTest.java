package quanmai.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine may know. Each rule was broken once to see it fail. */
class ArchitectureTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("quanmai.engine");

  private static final String ELEMENTARY =
      "exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot";

  /**
   * Who may call {@code StrictMath}, whose bits are the same everywhere but which is slow: the
   * rates of a single list of cash flows, the law of a distribution for reports, and the width of a
   * histogram's bars. No block of paths runs through any of them.
   */
  private static final Set<String> ONCE_A_RUN =
      Set.of(
          "Annuity",
          "ExponentialSum",
          "Irr",
          "Mirr",
          "Payback",
          "PresentValue",
          "Lognormal",
          "Histogram",
          "UnevenNewton");

  @Test
  void the_engine_knows_only_the_jdk_and_its_mathematics() {
    classes()
        .that()
        .resideInAPackage("quanmai.engine..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "quanmai.engine..",
            "java..",
            "jdk.incubator.vector..",
            "org.jspecify..",
            "org.apache.commons.math3..",
            "org.apache.commons.statistics..",
            "org.apache.commons.numbers..",
            "org.apache.commons.rng..")
        .because("the engine runs programs over paths; formats, markets and deals live above it")
        .check(ENGINE);
  }

  @Test
  void only_panama_packages_know_the_vector_api() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..panama")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .because("the Vector API is optional at run time, and a reader should rarely need it")
        .check(ENGINE);
  }

  @Test
  void nothing_calls_the_elementary_functions_of_the_jdk() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.engine..")
        .should(callElementary(Math.class))
        .because(
            "Math.exp may differ in its last bit between machines, and all twins and the adjoint"
                + " must give the bits of our own functions in Elementary")
        .check(ENGINE);
  }

  @Test
  void the_data_plane_never_calls_strict_math() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.engine..")
        .and(DescribedPredicate.not(named(ONCE_A_RUN)))
        .should(callElementary(StrictMath.class))
        .because("StrictMath is as exact as our own functions, and several times slower")
        .check(ENGINE);
  }

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching("quanmai.engine.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that can be read alone can be understood alone")
        .check(ENGINE);
  }

  private static ArchCondition<JavaClass> callElementary(Class<?> owner) {
    return callMethodWhere(
        target(owner(JavaClass.Predicates.type(owner))).and(target(nameMatching(ELEMENTARY))));
  }

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe(
        "one of " + names, type -> names.contains(type.getSimpleName()));
  }
}
