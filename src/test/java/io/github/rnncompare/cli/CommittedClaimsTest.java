package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.results.ClaimResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    ClaimRuns runs = new ClaimRuns(new ClaimResults(RESULTS), false);
    try (Stream<Path> found = Files.list(Path.of("experiments", "claims"))) {
      for (Path path : found.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        ClaimFile file = ClaimFile.read(path);
        if (Files.isDirectory(RESULTS.resolve(file.name()))) {
          assertThat(runs.unfinished(file)).as("%s", path).isEmpty();
          if (file.processes().isPresent()) {
            assertThat(runs.times(file).missing()).as("%s", path).isEmpty();
          }
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
    List<String> arguments = new ArrayList<>(List.of("claims", "--out", copy.toString()));
    arguments.addAll(committed());
    int code =
        InProcess.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            arguments.toArray(String[]::new));

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    for (String name : List.of("report.md", "report.es.md", "verdicts.csv", "figures.csv")) {
      assertThat(Files.readString(copy.resolve(name)))
          .as(name)
          .isEqualTo(Files.readString(RESULTS.resolve(name)));
    }
  }

  /** The numbers of the claims whose results are committed. */
  private static List<String> committed() throws IOException {
    try (Stream<Path> found = Files.list(RESULTS)) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("\\d+-.*"))
          .map(name -> name.replaceFirst("-.*", ""))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
