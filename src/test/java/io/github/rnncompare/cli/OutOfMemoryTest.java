package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.network.Memory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program with too little memory for one of its architectures, or for anything. */
class OutOfMemoryTest {
  private static final String SMALL = SmallSpecs.SWEEP.replace("sequences: 12", "sequences: 64");
  private static final String HUGE = "{lstm: {hidden_size: 1500}, ";

  @TempDir private Path directory;

  /** The rows of a table but for those of the architecture that is too large. */
  private static String othersRows(String table) {
    return table
        .lines()
        .filter(line -> !line.startsWith("lstm,"))
        .collect(Collectors.joining("\n"));
  }

  /** What does not depend on which other architectures there are; a model holds the whole spec. */
  private static Map<String, String> files(Path results) throws IOException {
    Map<String, String> files = Folders.deterministic(results);
    files.keySet().removeIf(name -> !name.matches("(sweep_)?(losses|trials)\\.csv"));
    files.replaceAll((name, table) -> othersRows(table));
    return files;
  }

  private static String spec(String architectures) {
    return SMALL
        .replace("architectures: {", "architectures: " + architectures)
        .replace("{simple_rnn: 1e10, gru: 0.1}", "0.01")
        .replace("batch_size: 5", "batch_size: 64");
  }

  private CommandProcess start(List<String> java, List<String> arguments) throws IOException {
    return CommandProcess.start(
        CommandProcess.command(java, arguments), directory.resolve("printed.txt"));
  }

  private void assertOnlyTheHugeOneFails(String java, int jobs) throws Exception {
    // given
    Path alone = directory.resolve("alone");
    String small = SmallSpecs.write(directory, spec("{")).toString();
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());
    int code = Main.run(out, new PrintWriter(err, true), "run", small, "--out", alone.toString());
    assertThat(code).as("%s", err).isZero();

    // when
    Path together = directory.resolve("together");
    String both = SmallSpecs.write(directory, spec(HUGE)).toString();
    CommandProcess process =
        start(
            List.of(java.split(" ")),
            List.of("run", both, "--jobs", String.valueOf(jobs), "--out", together.toString()));

    // then
    assertThat(process.code()).as(process.printed()).isEqualTo(1);
    assertThat(process.printed()).contains("Trials that failed: 4").doesNotContain("\tat ");
    Path results = together.resolve("small");
    for (String table : List.of("trials.csv", "sweep_trials.csv")) {
      List<String> failed =
          Files.readAllLines(results.resolve(table)).stream()
              .filter(line -> line.startsWith("lstm,"))
              .toList();
      assertThat(failed)
          .hasSize(2)
          .allMatch(line -> line.contains(",failed,0,") && line.contains("OutOfMemoryError: "))
          .allMatch(line -> line.contains(Memory.ADVICE));
    }
    assertThat(files(results)).hasSize(4).isEqualTo(files(alone.resolve("small")));
    assertThat(results.resolve("models").toFile().list()).hasSize(4);
    assertThat(results.resolve("journal")).doesNotExist();
  }

  @Test
  void onlyTheTrialsThatDoNotFitFail() throws Exception {
    assertOnlyTheHugeOneFails("-Xmx48m", 2);
  }

  /** The last three: what is beside the heap, which JavaCPP counts. */
  @ParameterizedTest
  @CsvSource({
    "-Xmx48m, 1",
    "-Xmx64m, 3",
    "-Xmx1g -Dorg.bytedeco.javacpp.maxbytes=4m, 1",
    "-Xmx1g -Dorg.bytedeco.javacpp.maxbytes=4m, 2",
    "-Xmx1g -Dorg.bytedeco.javacpp.maxbytes=40m, 2"
  })
  @Tag("slow")
  void onlyTheTrialsThatDoNotFitFailInOtherWaysToo(String java, int jobs) throws Exception {
    assertOnlyTheHugeOneFails(java, jobs);
  }

  @Test
  void whereTheDataDoNotFitOneMessageSaysSo() throws Exception {
    // given: 3,000,000 sequences
    String spec =
        SmallSpecs.write(directory, SMALL.replace("sequences: 64", "sequences: 3000000"))
            .toString();

    // when
    Path out = directory.resolve("out");
    CommandProcess process =
        start(List.of("-Xmx48m"), List.of("run", spec, "--out", out.toString()));

    // then
    assertThat(process.code()).as(process.printed()).isEqualTo(1);
    assertThat(process.printed().lines())
        .singleElement()
        .asString()
        .startsWith("rnn-compare: not enough memory (")
        .endsWith("): " + Memory.ADVICE);
  }
}
