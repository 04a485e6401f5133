package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final String SEED = "experiments/seed.yaml";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private int small(String... more) {
    String[] args = {
      "run", SEED, "--seeds", "2", "--set", "training.epochs=20", "--out", directory.toString()
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void aRunShowsWhatIsComparedAndTheComparison() throws IOException {
    // when
    int code = small();

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .startsWith("Which architecture memorises the lecture's random tensors fastest?")
        .contains("100 sequences × 5 steps × 10 features → 1 value at\n")
        .contains("training  20 epochs, adam 0.001, full batch")
        .contains("backend   nd4j-")
        .contains("gru              20       1,941  fast")
        .contains("lstm, seed 1\nEpoch [10/20], Loss: ")
        .contains("Epoch [20/20], Loss: ")
        .contains("baseline: always 0")
        .contains("Report: " + directory.resolve("seed").resolve("report.md"));
    assertThat(out.toString().lines())
        .allMatch(line -> line.length() < 80 || line.contains("seed/report.md"));
    assertThat(Files.readString(directory.resolve("seed/run.log"))).contains("gru, seed 2: ok");
    assertThat(directory.resolve("seed").toFile().list())
        .containsExactlyInAnyOrder(
            "spec.yaml",
            "provenance.json",
            "checksums.txt",
            "losses.csv",
            "trials.csv",
            "baselines.csv",
            "summary.csv",
            "comparisons.csv",
            "report.md",
            "report.html",
            "tables",
            "charts",
            "costs.csv",
            "manifest.txt",
            "lock",
            "run.log");
  }

  @Test
  void runningTwiceGivesTheSameBytes() throws IOException {
    // given
    assertThat(small()).isZero();
    Path seed = directory.resolve("seed");
    Path first = Files.move(seed, directory.resolve("first"));

    // when
    assertThat(small()).isZero();

    // then
    for (String file :
        new String[] {
          "spec.yaml",
          "losses.csv",
          "trials.csv",
          "baselines.csv",
          "summary.csv",
          "charts/train_loss.svg"
        }) {
      assertThat(seed.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void whatWasSetOnTheCommandLineIsRecorded() throws IOException {
    assertThat(small()).isZero();
    assertThat(Files.readString(directory.resolve("seed/spec.yaml")))
        .contains("epochs: 20")
        .contains("seeds: 2");
    assertThat(Files.readString(directory.resolve("seed/provenance.json")))
        .contains("\"command\" : \"run " + SEED + " --seeds 2 --set training.epochs=20 --out ");
  }

  @Test
  void mistakesGetOneMessageAndNothingIsWritten() {
    assertMistake("Unknown option: '--sedes'", "run", SEED, "--sedes", "3");
    assertMistake("Did you mean", "run", SEED, "--seed", "3");
    assertMistake("Missing required parameter: 'SPEC'", "run");
    assertMistake(
        "Invalid value for option '--seeds': 'x' is not an int", "run", SEED, "--seeds", "x");
    assertMistake("no such spec: nothing.yaml", "run", "nothing.yaml");
    assertMistake("--seeds is 0; expected 1 or more", "run", SEED, "--seeds", "0");
    assertMistake("two specs named 'seed'", "run", SEED, "./" + SEED);
    assertMistake(
        "expected a whole number from 1 to 16384",
        small("--set", "architectures.gru.hidden_size=1000000"));
    assertMistake("expected a count from 1 to 10000", run("run", SEED, "--seeds", "1000000000"));
    assertMistake(
        "--set seeds=-1: 'seeds' is '-1'; expected a count", run("run", SEED, "--set", "seeds=-1"));
    assertMistake(
        "unknown key below 'training' 'epoch'; did you mean 'epochs'?",
        small("--set", "training.epoch=3"));
    assertMistake(
        "unknown architecture 'gro'; did you mean 'gru'?",
        small("--set", "architectures.gro={hidden_size: 3}"));
    assertMistake(
        "'architectures.lstm.hidden_size' is '-20'",
        small("--set", "architectures.lstm.hidden_size=-20"));
    assertThat(directory).isEmptyDirectory();
  }

  private void assertMistake(String message, String... args) {
    assertMistake(message, run(args));
  }

  private void assertMistake(String message, int code) {
    assertThat(err.toString())
        .contains(message)
        .startsWith("rnn-compare: ")
        .doesNotContain("\tat ");
    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingDataFileIsAMistakeOfTheSpec() {
    int code =
        run(
            "run",
            "experiments/airline.yaml",
            "--set",
            "task.file=series/none.csv",
            "--out",
            directory.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("no data file 'series/none.csv'")
        .contains("Fetch https://")
        .contains("RNNCOMPARE_DATA");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenIsTheMachinesFault() throws IOException {
    // given: a file where the folder should be
    Path taken = Files.writeString(directory.resolve("taken"), "");

    // when
    int code = run("run", SEED, "--seeds", "1", "--out", taken.toString());

    // then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("rnn-compare: cannot use " + taken)
        .contains("--out")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void debugShowsTheStackTrace() {
    assertThat(run("--debug", "run", "nothing.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("UserErrorException").contains("\tat ");
  }

  @Test
  void helpAndVersion() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("run").contains("--verbose");
    assertThat(run("run", "--help")).isZero();
    assertThat(out.toString()).contains("--seeds").contains("--set");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Deeplearning4j 1.0.0-M2.1");
  }

  @Test
  void aMistakeInTheDataOfOneExperimentKeepsAllFromRunning() {
    int code =
        run(
            "run",
            SEED,
            "experiments/airline.yaml",
            "--set",
            "seeds=1",
            "--out",
            directory.toString());

    assertThat(code).isEqualTo(2);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aSecondRunLeavesNothingOfAnEarlierOneBehind() throws IOException {
    // given: what a run with a validation split has left
    assertThat(small()).isZero();
    Path chart = directory.resolve("seed/charts/validation_loss.svg");
    Files.writeString(chart, "<svg/>");

    // when, then: nobody says that it was us
    assertThat(small()).isZero();
    assertThat(chart).exists();

    // when
    Path manifest = directory.resolve("seed/manifest.txt");
    Files.writeString(manifest, Files.readString(manifest) + "charts/validation_loss.svg\n");

    // then
    assertThat(small()).isZero();
    assertThat(chart).doesNotExist();
  }

  @Test
  void aFileThatCannotBeReplacedStopsARunBeforeItTrains() throws IOException {
    assertThat(small()).isZero();
    Path trials = directory.resolve("seed/trials.csv");
    Files.delete(trials);
    Files.createDirectories(trials);
    String[] before = directory.resolve("seed").toFile().list();
    assertThat(small()).isEqualTo(2);
    assertThat(err.toString())
        .contains(directory.resolve("seed") + " cannot be used: trials.csv is a directory.");
    assertThat(directory.resolve("seed").toFile().list()).containsExactlyInAnyOrder(before);
  }

  @Test
  void argumentsWithSpacesAreRecordedSoThatTheyCanBeGivenAgain() throws IOException {
    assertThat(small("--set", "question=Which one?")).isZero();
    assertThat(Files.readString(directory.resolve("seed/provenance.json")))
        .contains("--set 'question=Which one?'");
  }

  @Test
  void everyCommandHasItsHelpAndStandsInADocument() throws IOException {
    // given
    StringBuilder documents = new StringBuilder(Files.readString(Path.of("README.md")));
    try (Stream<Path> pages = Files.list(Path.of("src/site/markdown"))) {
      for (Path page : pages.toList()) {
        documents.append(Files.readString(page));
      }
    }
    assertThat(run("--help")).isZero();
    List<String> commands =
        out.toString()
            .lines()
            .dropWhile(line -> !line.startsWith("Commands:"))
            .skip(1)
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().replaceFirst(" .*", ""))
            .toList();

    // then
    assertThat(commands).contains("run", "check", "report", "predict");
    for (String command : commands) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: ", command);
      assertThat(documents.toString()).containsPattern("[`\"=]" + command + "\\b");
    }
  }
}
