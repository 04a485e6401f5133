package io.github.rnncompare;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks what each package may use, of this project and of others. */
class ArchitectureTest {
  private static final String ROOT = "io.github.rnncompare.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.rnncompare");

  private static final String ND4J = "org.nd4j..";
  private static final String DL4J = "org.deeplearning4j..";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("spec", Set.of("org.snakeyaml..", "org.apache.commons.text..")),
          entry("engine", Set.of(ND4J)),
          entry(
              "engine.pass",
              Set.of(
                  own("engine"),
                  own("tensor"),
                  ND4J,
                  "org.bytedeco.dnnl..",
                  "org.bytedeco.openblas..",
                  "org.bytedeco.javacpp..")),
          entry("layer", Set.of(own("engine"), own("engine.pass"), own("tensor"), DL4J, ND4J)),
          entry(
              "layer.training",
              Set.of(own("layer"), own("tensor"), own("metric"), own("spec"), DL4J, ND4J)),
          entry("layer.streaming", Set.of(own("layer"), own("tensor"), DL4J, ND4J)),
          entry("tensor", Set.of(ND4J)),
          entry("folder", Set.of(own("spec"))),
          entry("column", Set.of(own("spec"))),
          entry("data", Set.of(own("spec"), own("column"), "de.siegmar.fastcsv..")),
          entry("archive", Set.of(own("spec"), own("column"), own("data"))),
          entry("metric", Set.of(own("spec"), own("tensor"), ND4J)),
          entry("task", Set.of(own("spec"), own("data"), own("tensor"), own("metric"), ND4J)),
          entry(
              "baseline",
              Set.of(
                  own("spec"),
                  own("tensor"),
                  own("metric"),
                  own("task"),
                  ND4J,
                  "org.hipparchus..")),
          entry(
              "task.files",
              Set.of(
                  own("spec"),
                  own("baseline"),
                  own("column"),
                  own("data"),
                  own("archive"),
                  own("tensor"),
                  own("metric"),
                  own("task"),
                  ND4J,
                  "org.apache.commons.statistics..")),
          entry(
              "task.generated",
              Set.of(
                  own("spec"), own("tensor"), own("metric"), own("task"), own("task.files"), ND4J)),
          entry(
              "network",
              Set.of(
                  own("spec"),
                  own("tensor"),
                  own("metric"),
                  own("engine"),
                  own("engine.pass"),
                  own("layer"),
                  own("layer.training"),
                  DL4J,
                  ND4J)),
          entry(
              "training",
              Set.of(
                  own("spec"),
                  own("tensor"),
                  own("metric"),
                  own("layer.training"),
                  own("network"),
                  own("task"),
                  ND4J)),
          entry(
              "diagnostics",
              Set.of(
                  own("engine"),
                  own("engine.pass"),
                  own("layer"),
                  own("network"),
                  own("spec"),
                  own("statistics"),
                  own("task"),
                  own("tensor"),
                  ND4J,
                  DL4J,
                  "org.hipparchus..")),
          entry(
              "plan",
              Set.of(
                  own("spec"),
                  own("task"),
                  own("task.files"),
                  own("task.generated"),
                  own("diagnostics"),
                  own("network"),
                  own("training"))),
          entry(
              "results",
              Set.of(
                  own("spec"),
                  own("folder"),
                  "de.siegmar.fastcsv..",
                  "tools.jackson..",
                  "com.fasterxml.jackson.annotation..")),
          entry(
              "experiment",
              Set.of(
                  own("spec"),
                  own("folder"),
                  own("metric"),
                  own("layer.training"),
                  own("engine.pass"),
                  own("plan"),
                  own("data"),
                  own("task"),
                  own("network"),
                  own("diagnostics"),
                  own("training"),
                  own("results"),
                  own("statistics"),
                  own("comparison"),
                  "org.apache.commons.statistics..")),
          entry("draft", Set.of(own("spec"), own("column"), own("data"), own("archive"))),
          entry("statistics", Set.of("org.apache.commons.statistics..")),
          entry(
              "chart",
              Set.of(
                  own("statistics"), "org.knowm.xchart..", "org.apache.batik..", "org.w3c.dom..")),
          entry(
              "html",
              Set.of(
                  own("statistics"),
                  own("chart"),
                  "com.samskivert.mustache..",
                  "org.commonmark..",
                  "tools.jackson..",
                  "uk.ac.ed.ph.snuggletex..",
                  "org.w3c.dom..",
                  "org.xml.sax..")),
          entry("comparison", Set.of(own("spec"), own("results"), own("statistics"))),
          entry("claim", Set.of(own("spec"), own("results"), own("statistics"))),
          entry(
              "report",
              Set.of(
                  own("spec"),
                  own("folder"),
                  own("results"),
                  own("statistics"),
                  own("comparison"),
                  own("claim"),
                  own("chart"),
                  own("html"))));

  private static String own(String name) {
    return ROOT + name;
  }

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyWhatTheTableAllows(String name) {
    String[] allowed =
        Stream.concat(
                Stream.of(ROOT + name, "java..", "javax..", "org.slf4j..", "org.jspecify.."),
                MAY_USE.get(name).stream())
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }

  /** It is compiled with the profile spark alone. */
  @Test
  void onlyThePackageClusterKnowsSparkAndItKnowsLittleElse() {
    String[] spark = {"org.apache.spark..", "scala.."};
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cluster")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(spark)
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage(ROOT + "cluster")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(spark),
                    Stream.of(
                        ROOT + "cluster",
                        ROOT + "experiment",
                        ROOT + "data",
                        ROOT + "spec",
                        "java..",
                        "org.slf4j..",
                        "org.jspecify.."))
                .toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packagesDoNotDependOnEachOtherInACircle() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "network.Backend") // keeps a backend's chatter off it
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void elementaryFunctionsGiveTheSameBitsOnEveryPlatform() {
    // Math's own may differ in the last bit between processors and versions of Java; StrictMath's
    // may not.
    noClasses()
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(owner(type(Math.class)))
                .and(
                    JavaCall.Predicates.target(
                        nameMatching(
                            "exp|expm1|log|log10|log1p|pow|cbrt|hypot|a?(sin|cos|tan)h?|atan2"))))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsInTheTable() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli", "cluster"))
                .map(name -> ROOT + name)
                .toArray(String[]::new))
        .check(CLASSES);
  }
}
