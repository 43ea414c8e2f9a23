package quanmai.models;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the packages of this module may depend on each other. */
class ArchitectureTest {

  @Test
  void packages_have_no_cycles() {
    slices()
        .matching("quanmai.models.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package that can be read alone can be understood alone")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("quanmai.models"));
  }
}
