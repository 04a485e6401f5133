package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed report on the claims, and the runs that it is made from. */
class CommittedClaimsTest {
  private static final Path RESULTS = Path.of("results", "claims");

  @TempDir private Path directory;

  /** The runs are those of the committed experiments, so that none would be run again. */
  @Test
  void theRunsAreOfTheExperiments() throws IOException {
    try (Stream<Path> found = Files.list(Path.of("experiments", "claims"))) {
      for (Path path : found.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        ClaimFile file = ClaimFile.read(path);
        for (Map.Entry<String, List<String>> variant : file.variants().entrySet()) {
          Path spec = RESULTS.resolve(file.name()).resolve(variant.getKey()).resolve("spec.yaml");
          assertThat(Files.readString(spec))
              .as("%s", spec)
              .isEqualTo(SpecFile.dump(ExperimentSpec.read(path, variant.getValue()).resolved()));
        }
      }
    }
  }

  @Test
  void theReportFollowsFromTheRuns() throws IOException {
    // given: a copy, without what is made from the runs
    theRunsAreOfTheExperiments();
    Path copy = Folders.copy(RESULTS, directory.resolve("claims"));
    Files.delete(copy.resolve("report.md"));
    Files.delete(copy.resolve("report.es.md"));
    StringWriter err = new StringWriter();

    // when
    int code =
        InProcess.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "claims",
            "--out",
            copy.toString());

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    for (String name : List.of("report.md", "report.es.md", "verdicts.csv")) {
      assertThat(Files.readString(copy.resolve(name)))
          .as(name)
          .isEqualTo(Files.readString(RESULTS.resolve(name)));
    }
  }
}
