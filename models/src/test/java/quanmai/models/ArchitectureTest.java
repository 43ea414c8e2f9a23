package quanmai.models;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the packages of this module may depend on each other. */
class ArchitectureTest {

  private static final JavaClasses MODELS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("quanmai.models");

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching("quanmai.models.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that can be read alone can be understood alone")
        .check(MODELS);
  }

  @Test
  void families_of_instruments_do_not_know_each_other() {
    slices()
        .matching("quanmai.models.instrument.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("quanmai.models.instrument.draft"))
        .because("instruments meet in the term sheet, by the names of their lines")
        .check(MODELS);
  }
}
