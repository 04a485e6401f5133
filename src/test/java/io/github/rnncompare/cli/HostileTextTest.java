package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.SavedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Texts of strangers reach a terminal as text. */
@DisabledOnOs(OS.WINDOWS) // whose file names cannot hold them
class HostileTextTest {
  /** Sets a title, clears the screen, and turns the line. */
  private static final String HOSTILE = "\u001B]0;x\u0007\u001B[2J\u202E";

  private static final String SHOWN = "\\u001b]0;x\\u0007\\u001b[2J\\u202e";

  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cc}&&[^\n\t]]|[\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2066\\u2067\\uFEFF]");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(boolean isTerminal, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Output output = new Output(new PrintWriter(out, true), isTerminal);
    return Main.run(output, Input.NONE, new PrintWriter(err, true), args);
  }

  private int run(String... args) {
    return run(true, args);
  }

  private void assertShown() {
    assertThat(out + "\n" + err).contains(SHOWN).doesNotContainPattern(OBEYED);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Path waves(String name, String header) throws IOException {
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> String.valueOf(Math.sin(i)))
            .collect(Collectors.joining("\n", header + "\n", "\n"));
    return write(name, rows);
  }

  @Test
  void columnsThatADraftNames() throws IOException {
    // given
    Path file = waves("waves.csv", "\"wave" + HOSTILE + "\"");

    // when
    run("new", file.toString(), "--out", directory.resolve("specs").toString());

    // then
    assertShown();
  }

  @Test
  void labelsAndIdsThatADraftNames() throws IOException {
    // given
    String rows =
        IntStream.range(0, 60)
            .mapToObj(
                i -> "\"%s%d\",%d,%s,%s".formatted(HOSTILE, i / 3, i % 3, i / 7.0, i / 3 % 2 == 0))
            .map(row -> row.replace("true", "\"up" + HOSTILE + "\""))
            .collect(Collectors.joining("\n", "id,t,x,label\n", "\n"));
    Path file = write("labels.csv", rows);

    // when
    run("new", file.toString(), "--out", directory.resolve("specs").toString());

    // then
    assertShown();
  }

  @Test
  void namesOfFiles() throws IOException {
    // given
    Path data = waves("a" + HOSTILE + ".csv", "wave");
    Path broken = write("b" + HOSTILE + ".csv", "wave\n1\nx\n2\n");
    Path spec = write("c" + HOSTILE + ".yaml", "question: 1\nfoo: [");

    // then
    assertThat(run("new", data.toString(), "--out", directory + "/d" + HOSTILE)).isZero();
    assertShown();
    assertThat(run("new", broken.toString())).isEqualTo(2);
    assertShown();
    for (String command : new String[] {"check", "run"}) {
      assertThat(run(command, spec.toString())).isEqualTo(2);
      assertShown();
      assertThat(run("--debug", command, spec.toString())).isEqualTo(2);
      assertShown();
    }
    for (String command : new String[] {"report", "rerun"}) {
      assertThat(run(command, directory + "/none" + HOSTILE)).isEqualTo(2);
      assertShown();
    }
  }

  @Test
  void arguments() {
    assertThat(run("run", "x", "--" + HOSTILE)).isEqualTo(2);
    assertShown();
    assertThat(run("run", "experiments/seed.yaml", "--seeds", HOSTILE)).isEqualTo(2);
    assertShown();
    assertThat(run(HOSTILE)).isEqualTo(2);
    assertShown();
  }

  @Test
  void aQuestion() throws IOException {
    // given
    String question = "question: \"Who? \\e]0;x\\a\\e[2J\\u202e\"\n";
    Path spec =
        write(
            "asks.yaml",
            question
                + """
                task: {name: random_tensors, sequences: 12, time_steps: 3, input_size: 2, output_size: 1}
                architectures: {simple_rnn: {hidden_size: 3}, gru: {hidden_size: 2}}
                training: {epochs: 2, batch_size: 5, optimizer: {name: sgd, learning_rate: 0.1}}
                seeds: 2
                """);

    // then
    assertThat(run("check", spec.toString())).isZero();
    assertShown();
    String results = directory.resolve("results").toString();
    assertThat(run("run", "-v", spec.toString(), "--out", results)).isZero();
    assertShown();

    // when: the folder is called otherwise
    Path moved = directory.resolve("moved" + HOSTILE);
    Files.move(directory.resolve("results").resolve("asks"), moved);

    // then
    assertThat(run("report", moved.toString())).isZero();
    assertShown();
  }

  @Test
  void theLogThatPeopleLookAt() throws IOException {
    // given
    Path log = directory.resolve("run.log");

    // when
    try (RunLog open = RunLog.start()) {
      open.into(Files.newOutputStream(log));
      org.slf4j.LoggerFactory.getLogger("test")
          .error("Größe " + HOSTILE, new IllegalStateException("because " + HOSTILE));
    }

    // then
    assertThat(log)
        .content()
        .contains("Größe " + SHOWN)
        .contains("because " + SHOWN)
        .contains("\tat ")
        .doesNotContainPattern(OBEYED);
  }

  @Test
  void whatAModelSaysOfItself() throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    SavedModel model = SavedModel.read(Path.of(trained.file()));
    SavedModel other =
        SavedModel.of(
            model.network(), "gru" + HOSTILE, 1, 5, model.description().spec(), Map.of(), Map.of());
    Files.write(Path.of(trained.file()), other.bytes());
    String data = TrainedModel.write(trained.data().train().sequences().features(), directory);

    // when
    run("predict", trained.file(), data);

    // then: quoted as faults quote what they found
    assertThat(err.toString())
        .contains("'gruU+001B]0;xU+0007U+001B[2JU+202E'")
        .doesNotContainPattern(OBEYED);
  }

  @Test
  void predictionsAreExactForProgramsAndHarmlessOnATerminal() throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    Path data = write("new.csv", "sequence,step,x1,x2,x3\na" + HOSTILE + ",1,2,3,4\n");
    Path file = directory.resolve("predicted.csv");
    String[] predict = {"predict", trained.file(), data.toString()};

    // when
    assertThat(run(false, predict)).as("%s", err).isZero();

    // then
    String exact = out.toString();
    assertThat(exact).contains("a" + HOSTILE + ",");

    // when
    assertThat(run(true, predict)).isZero();

    // then
    assertShown();
    assertThat(out).hasToString(exact.replace(HOSTILE, SHOWN));

    // when
    assertThat(run(true, "predict", trained.file(), data.toString(), "--out", file.toString()))
        .isZero();

    // then
    assertThat(file).content().isEqualTo(exact);
  }
}
