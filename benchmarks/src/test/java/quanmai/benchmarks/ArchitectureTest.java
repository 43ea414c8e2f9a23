package quanmai.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the benchmarks may know. */
class ArchitectureTest {

  @Test
  void benchmarks_see_the_engine_and_the_models_alone() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("quanmai.scenarios..", "quanmai.api..")
        .because("what is timed is the engine under a model, not how people reach it")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("quanmai.benchmarks"));
  }
}
