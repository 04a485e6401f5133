package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.ClusterProvider;
import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --part} and {@code collect}: several processes share the trials of a run. */
class PartsTest {
  private static final int MORE = 3;

  @TempDir private Path directory;
  private final StringWriter printed = new StringWriter();

  private int run(String... arguments) {
    printed.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(printed, true);
    return Main.run(writer, writer, arguments);
  }

  private Path spec(String text) throws IOException {
    return SmallSpecs.write(directory, text);
  }

  private Path out() {
    return directory.resolve("out");
  }

  private Path results() {
    return out().resolve("small");
  }

  private int part(String part) {
    return run(
        "run", directory.resolve("small.yaml").toString(), "--part", part, "--out", "" + out());
  }

  private int collect(Path... folders) {
    List<String> arguments = new ArrayList<>(List.of("collect"));
    Arrays.stream(folders).map(Path::toString).forEach(arguments::add);
    return run(arguments.toArray(String[]::new));
  }

  private Map<String, String> whole(Path spec) throws IOException {
    Path here = directory.resolve("here");
    assertThat(run("run", spec.toString(), "--out", here.toString())).isZero();
    return Folders.deterministic(here.resolve("small"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep", "widened", "plain"})
  void threePartsGiveTheFilesOfOneRun(String kind) throws IOException {
    // given
    Path spec =
        spec(
            switch (kind) {
              case "sweep" -> SmallSpecs.SWEEP;
              case "widened" -> SmallSpecs.WIDENED;
              default -> SmallSpecs.PLAIN;
            });
    Map<String, String> whole = whole(spec);
    // when: round by round, in any order
    int code = MORE;
    int rounds = 0;
    while (code == MORE) {
      assertThat(++rounds).isLessThan(20);
      for (String part : List.of("3/3", "1/3", "2/3")) {
        assertThat(part(part)).as(printed.toString()).isZero();
        assertThat(printed.toString()).contains("collect ");
      }
      code = collect(results());
    }
    // then
    assertThat(code).as(printed.toString()).isZero();
    assertThat(rounds).isEqualTo(kind.equals("plain") ? 1 : kind.equals("sweep") ? 2 : rounds);
    assertThat(Folders.deterministic(results())).isEqualTo(whole);
    assertThat(new RunFiles(results()).parts()).isEmpty();
    assertThat(new RunFiles(results()).provenance().command())
        .startsWith("run ")
        .doesNotContain("--part");
  }

  @Test
  void aPartRunsAgainWithoutRepeatingItsTrials() throws IOException {
    spec(SmallSpecs.SWEEP);
    part("1/2");
    assertThat(part("1/2")).isZero();
    assertThat(printed.toString()).contains("Part 1 of 2 has run its 2 trials of this round");
    assertThat(results().resolve("part-1-of-2").resolve("manifest.txt")).exists();
    assertThat(printed.toString()).doesNotContain("final_train_loss");
  }

  @Test
  void theOnlyPartRunsAllRounds() throws IOException {
    spec(SmallSpecs.SWEEP);
    assertThat(part("1/1")).isZero();
    assertThat(printed.toString()).contains("All trials have ended.");
    assertThat(collect(results())).isZero();
  }

  @Test
  void partsWithoutACommonDiskGoOnWithWhatWasCollected() throws IOException {
    // given: two parts in folders of their own, and a third folder to collect them
    Path spec = spec(SmallSpecs.SWEEP);
    Map<String, String> whole = whole(spec);
    List<Path> machines = List.of(directory.resolve("one"), directory.resolve("two"));
    Path collected = directory.resolve("collected");
    int code = MORE;
    while (code == MORE) {
      List<String> collect = new ArrayList<>(List.of("collect", "--out", collected.toString()));
      for (int i = 0; i < 2; i++) {
        String out = machines.get(i).toString();
        String part = (i + 1) + "/2";
        assertThat(run("run", spec.toString(), "--part", part, "--out", out)).isZero();
        collect.add(machines.get(i).resolve("small").resolve("part-" + (i + 1) + "-of-2") + "");
      }
      // when
      code = run(collect.toArray(String[]::new));
      if (code == MORE) {
        assertThat(printed.toString()).contains("Before that, copy ");
        for (Path machine : machines) {
          try (Stream<Path> files = Files.walk(collected.resolve("small"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
              Path copy = machine.resolve(collected.relativize(file));
              Files.createDirectories(copy.getParent());
              Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
          }
        }
      }
    }
    // then
    assertThat(code).as(printed.toString()).isZero();
    assertThat(Folders.deterministic(collected.resolve("small"))).isEqualTo(whole);
  }

  @Test
  void missingPartsAreNamedWithTheirCommand() throws IOException {
    spec(SmallSpecs.PLAIN);
    part("2/3");
    assertThat(collect(results())).isEqualTo(2);
    assertThat(printed.toString())
        .contains("Of 3 parts these are missing: 1, 3. Run: run ")
        .contains("--part 1/3");
  }

  @Test
  void aPartThatHasNotEndedIsNamed() throws IOException {
    spec(SmallSpecs.PLAIN);
    part("1/2");
    part("2/2");
    Path journal = results().resolve("part-2-of-2").resolve("journal");
    Files.delete(journal.resolve("trial-00001.json"));
    assertThat(collect(results())).isEqualTo(MORE);
    assertThat(printed.toString())
        .contains("To be run by part 2:")
        .contains("--part 2/2")
        .doesNotContain("--part 1/2");
    assertThat(part("2/2")).isZero();
    assertThat(collect(results())).isZero();
  }

  @Test
  void thePartsOfTwoRunsAreNotMixed() throws IOException {
    // given: a part twice, one of another number of parts, and one of another spec
    spec(SmallSpecs.PLAIN);
    part("1/2");
    Path first = results().resolve("part-1-of-2");
    Path moved = directory.resolve("moved");
    Files.move(first, moved);
    part("1/2");
    part("1/3");
    assertThat(collect(first, moved)).isEqualTo(2);
    assertThat(printed.toString()).contains(first + " and " + moved + " are both part 1");
    assertThat(collect(first, results().resolve("part-1-of-3"))).isEqualTo(2);
    assertThat(printed.toString()).contains("are both part 1");
    part("2/3");
    assertThat(collect(first, results().resolve("part-2-of-3"))).isEqualTo(2);
    assertThat(printed.toString()).contains("part 1 of 2 of small, but", "part 2 of 3 of small");

    spec(SmallSpecs.PLAIN.replace("epochs: 2", "epochs: 3"));
    part("2/2");
    assertThat(collect(first, results().resolve("part-2-of-2"))).isEqualTo(2);
    assertThat(printed.toString()).contains("training.epochs: 2, there 3");
  }

  @Test
  void aPartThatRunsIsWaitedFor() throws IOException {
    spec(SmallSpecs.PLAIN);
    part("1/1");
    try (RunLock running =
        new RunFiles(results().resolve("part-1-of-1")).take("run small.yaml --part 1/1")) {
      assertThat(running).isNotNull();
      assertThat(collect(results())).isEqualTo(2);
      assertThat(printed.toString()).contains("part-1-of-1");
    }
    assertThat(collect(results())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../small", "/tmp/small", ".small", "a/b"})
  void aPartFromElsewhereNamesNoOtherFolder(String name) throws IOException {
    // given
    spec(SmallSpecs.PLAIN);
    part("1/1");
    Path file = results().resolve("part-1-of-1").resolve("journal/part.json");
    Files.writeString(
        file, Files.readString(file).replace("\"name\":\"small\"", "\"name\":\"" + name + "\""));
    // when
    int code =
        run("collect", results().toString(), "--out", directory.resolve("deep/er").toString());
    // then
    assertThat(code).isEqualTo(2);
    assertThat(printed.toString()).contains("is no part of a run");
    assertThat(directory.resolve("deep")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "spark.authenticate.secret=quiet, spark.authenticate.secret=…",
    "--spark-conf=spark.ssl.keyPassword=a=b, --spark-conf=spark.ssl.keyPassword=…",
    "spark.executor.memory=2g, spark.executor.memory=2g",
    "--set=task.tokens=secret, --set=task.tokens=secret"
  })
  void aSecretOfSparkIsNotRecorded(String word, String recorded) {
    assertThat(Session.withoutSecret(word)).isEqualTo(recorded);
  }

  @Test
  void aPersonsOwnFilesInAPartStay() throws IOException {
    spec(SmallSpecs.PLAIN);
    part("1/1");
    Path note = Files.writeString(results().resolve("part-1-of-1").resolve("note.txt"), "mine");
    assertThat(collect(results())).isZero();
    assertThat(note).hasContent("mine");
  }

  @Test
  void aFolderThatOnlyLooksLikeAPartIsNot() throws IOException {
    spec(SmallSpecs.PLAIN);
    Path own = Files.createDirectories(results().resolve("part-1-of-2"));
    Files.writeString(own.resolve("letter.txt"), "mine");
    assertThat(part("2/2")).isEqualTo(2);
    assertThat(printed.toString()).contains("files that rnn-compare did not write");
    assertThat(own.resolve("letter.txt")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "3", "1/0", "a/b", "1/99999", "-1/3"})
  void aPartThatThereIsNotIsAMistake(String part) throws IOException {
    spec(SmallSpecs.PLAIN);
    assertThat(part(part)).isEqualTo(2);
    assertThat(printed.toString()).contains("--part");
    assertThat(out()).doesNotExist();
  }

  @Test
  void aClusterNeedsABuildThatHasOne() throws IOException {
    spec(SmallSpecs.PLAIN);
    String file = directory.resolve("small.yaml").toString();
    assertThat(run("run", file, "--mixed", "--out", "" + out())).isEqualTo(2);
    assertThat(printed.toString()).contains("--mixed needs --cluster");
    assertThat(run("run", file, "--part", "1/2", "--cluster", "spark://a:1", "--out", "" + out()))
        .isEqualTo(2);
    assertThat(printed.toString()).contains("--part goes without --cluster");
    if (PartsTest.class.getResource("/org/apache/spark/SparkConf.class") == null) {
      assertThat(run("run", file, "--cluster", "spark://127.0.0.1:1", "--out", "" + out()))
          .isEqualTo(2);
      assertThat(printed.toString()).contains(ClusterProvider.MISSING);
    }
  }

  @Tag("slow")
  @Test
  void partsThatAreKilledGiveTheFilesOfOneRun() throws Exception {
    // given: trials of about a second
    Path spec = spec(SmallSpecs.SWEEP.replace("epochs: 2", "epochs: 1500"));
    Map<String, String> whole = whole(spec);
    int code = MORE;
    while (code == MORE) {
      for (int i = 1; i <= 3; i++) {
        // when: each part is killed once in its first trial, and begun again
        List<String> command =
            CommandProcess.command(
                List.of(
                    "run",
                    spec.toString(),
                    "--part",
                    i + "/3",
                    "--out",
                    "" + out(),
                    "--checkpoint",
                    "0"));
        CommandProcess killed = CommandProcess.start(command, directory.resolve("killed.log"));
        killed.awaitFile(results().resolve("part-" + i + "-of-3").resolve("journal/part.json"));
        Thread.sleep(300);
        killed.kill();
        CommandProcess again = CommandProcess.start(command, directory.resolve("again.log"));
        assertThat(again.code()).as(again.printed()).isZero();
      }
      code = collect(results());
    }
    // then
    assertThat(code).as(printed.toString()).isZero();
    assertThat(Folders.deterministic(results())).isEqualTo(whole);
  }
}
