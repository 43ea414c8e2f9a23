package quanmai.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of the house: engine, models, scenarios, api; each knows only those before it. */
class HouseTest {

  private static final JavaClasses QUANMAI =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("quanmai");

  @Test
  void the_engine_knows_no_deals() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("quanmai.models..", "quanmai.scenarios..", "quanmai.api..")
        .because("the engine runs programs over paths; what they mean is the models' business")
        .check(QUANMAI);
  }

  @Test
  void models_know_no_runs() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.models..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("quanmai.scenarios..", "quanmai.api..")
        .because("a deal means the same whatever is run on it and whoever asks")
        .check(QUANMAI);
  }

  @Test
  void scenarios_know_no_users() {
    noClasses()
        .that()
        .resideInAPackage("quanmai.scenarios..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("quanmai.api..")
        .because("what is run must not depend on how it was asked for")
        .check(QUANMAI);
  }

  @Test
  void only_the_command_line_and_the_launcher_print() {
    noClasses()
        .that()
        .resideOutsideOfPackages("quanmai.api.cli..", "quanmai.api.launch..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("a library that prints cannot be used by a server, nor tested by its values")
        .check(QUANMAI);
  }

  @Test
  void packages_of_the_api_have_no_cycles() {
    slices()
        .matching("quanmai.api.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that can be read alone can be understood alone")
        .check(QUANMAI);
  }
}
