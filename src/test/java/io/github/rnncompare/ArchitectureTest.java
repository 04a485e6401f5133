package io.github.rnncompare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of rooms: what each package may use, of this project and of others. */
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
          entry(
              "engine",
              Set.of(
                  ND4J,
                  "org.bytedeco.dnnl..",
                  "org.bytedeco.openblas..",
                  "org.bytedeco.javacpp..")),
          entry("layer", Set.of(room("engine"), DL4J, ND4J)),
          entry("data", Set.of(room("spec"), "de.siegmar.fastcsv..")),
          entry(
              "task", Set.of(room("spec"), room("data"), ND4J, "org.apache.commons.statistics..")),
          entry("network", Set.of(room("spec"), room("engine"), room("layer"), DL4J, ND4J)),
          entry("training", Set.of(room("spec"), room("network"), room("task"), ND4J)),
          entry("plan", Set.of(room("spec"), room("task"), room("network"), room("training"))),
          entry("results", Set.of(room("spec"), "de.siegmar.fastcsv..", "tools.jackson..")),
          entry(
              "experiment",
              Set.of(
                  room("spec"),
                  room("plan"),
                  room("data"),
                  room("task"),
                  room("network"),
                  room("training"),
                  room("results"),
                  "org.apache.commons.statistics..")),
          entry("draft", Set.of(room("spec"), room("data"))),
          entry("statistics", Set.of("org.apache.commons.statistics..")),
          entry(
              "chart",
              Set.of(
                  room("statistics"), "org.knowm.xchart..", "org.apache.batik..", "org.w3c.dom..")),
          entry("comparison", Set.of(room("spec"), room("results"), room("statistics"))),
          entry(
              "report",
              Set.of(
                  room("spec"),
                  room("results"),
                  room("statistics"),
                  room("comparison"),
                  room("chart"))));

  private static String room(String name) {
    return ROOT + name;
  }

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatTheTableAllows(String room) {
    String[] allowed =
        Stream.concat(
                Stream.of(ROOT + room, "java..", "javax..", "org.slf4j..", "org.jspecify.."),
                MAY_USE.get(room).stream())
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(ROOT + room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }

  @Test
  void roomsDoNotDependOnEachOtherInACircle() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
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
  void everyRoomIsInTheTable() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli"))
                .map(room -> ROOT + room)
                .toArray(String[]::new))
        .check(CLASSES);
  }
}
