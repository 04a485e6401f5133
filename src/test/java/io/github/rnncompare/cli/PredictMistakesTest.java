package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.network.ModelDescription;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PredictMistakesTest {
  @TempDir private Path directory;

  @Test
  void mistakesGetOneMessage() throws IOException {
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    String data = TrainedModel.write(trained.data().train().sequences().features(), directory);
    String none = directory.resolve("none").toString();
    assertMistake("no such model: " + none, none, data);
    assertMistake("not a model of rnn-compare", data, data);
    assertMistake("no such data file: " + none, trained.file(), none);
    assertMistake("is a directory; name a file in it", trained.file(), directory.toString());
    assertMistake("Missing required parameter: 'DATA'", trained.file());
    String here = directory.toString();
    assertMistake("is a directory; name a file in it", trained.file(), data, "--out", here);
    assertMistake("would replace an input", trained.file(), data, "--out", data);
    assertMistake("would replace an input", trained.file(), data, "--out", trained.file());
    Files.writeString(Path.of(data), "sequence,step,x1,x2,x3\na,1,2,3,x\n");
    assertMistake(data + ":2: column 'x3' is 'x'; expected a number", trained.file(), data);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void devicesAndPipesAreNotRead() throws IOException, InterruptedException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    // then
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String special : List.of("/dev/zero", pipe.toString())) {
            String is = special + " is a ";
            assertMistake(is, special, trained.file());
            assertMistake(is, trained.file(), special);
          }
        });
  }

  @Test
  void numbersThatAreTooLargeForTheNetworkAreAMistakeWithTheirPlace() throws IOException {
    // given: a network that adds up what it reads, and numbers of its weights' signs (0.22, 0.42
    // and -0.44 for the first unit), which pass all bounds together in whatever order
    TrainedModel trained =
        TrainedModel.train(
            TrainedModel.gru()
                .replace("gru: {hidden_size: 5}", "simple_rnn: {hidden_size: 5, activation: relu}"),
            directory);
    Path data = directory.resolve("large.csv");
    Files.writeString(
        data, "sequence,step,x1,x2,x3\na,1,1,2,3\nb,1,1,2,3\nb,2,3.4e38,3.4e38,-3.4e38\n");

    // then
    String message = data + ": sequence 'b': the prediction is ";
    assertMistake(message, trained.file(), data.toString());

    // then: no file appears, and one that is there stays
    Path folder = Files.createDirectory(directory.resolve("o"));
    Path out = folder.resolve("out.csv");
    String[] toFile = {trained.file(), data.toString(), "--out", out.toString(), "--overwrite"};
    assertMistake(message, toFile);
    assertThat(folder).isEmptyDirectory();
    Files.writeString(out, "theirs");
    assertMistake(message, toFile);
    assertThat(out).hasContent("theirs");
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void fittedNumbersThatAreMissingOrImpossibleAreAMistakeOfTheModel() throws IOException {
    // given
    Path csv =
        Files.writeString(
            directory.resolve("s.csv"), "id,a,y\np,1,2\nq,3,4\nr,5,6\ns,7,9\nt,8,7\n");
    TrainedModel trained =
        TrainedModel.train(
            """
            task: {name: sequences, file: '%s', sequence_id: id, features: [a], targets: [y], time_steps: 1}
            engine: fast
            architectures: {gru: {hidden_size: 5}}
            """
                .formatted(csv),
            directory);
    SavedModel model = SavedModel.read(Path.of(trained.file()));
    ModelDescription known = model.description();
    String damaged = trained.file() + ": a damaged model: ";

    // then
    for (String name : List.of("shift of a", "factor of a", "shift of y", "factor of y")) {
      Map<String, Double> fitted = new HashMap<>(known.fitted());
      assertThat(fitted.remove(name)).isNotNull();
      save(model, known.spec(), fitted, trained);
      assertMistake(
          damaged + "no number '" + name + "' was fitted", trained.file(), csv.toString());
    }
    Map<String, Double> zero = new HashMap<>(known.fitted());
    zero.put("factor of a", 0.0);
    save(model, known.spec(), zero, trained);
    assertMistake(
        damaged + "the fitted number 'factor of a' is 0.0; expected one above 0",
        trained.file(),
        csv.toString());
    String wider = SpecFile.dump(known.spec()).replace("features:\n", "features:\n  - b\n");
    save(model, SpecFile.load(wider, "a test's spec"), known.fitted(), trained);
    assertMistake(
        damaged + "its network has 1 inputs and 1 outputs for values at the last step, but the",
        trained.file(),
        csv.toString());
  }

  private static void save(
      SavedModel model, Map<String, Object> spec, Map<String, Double> fitted, TrainedModel trained)
      throws IOException {
    SavedModel saved = SavedModel.of(model.network(), "gru", 1, 5, spec, fitted, Map.of());
    Files.write(Path.of(trained.file()), saved.bytes());
  }

  @Test
  void aModelOfATaskThatThisVersionDoesNotKnowIsAMistake() throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    SavedModel model = SavedModel.read(Path.of(trained.file()));
    String text = SpecFile.dump(model.description().spec()).replace("random_tensors", "riddles");
    SavedModel other =
        SavedModel.of(
            model.network(), "gru", 1, 5, SpecFile.load(text, "a test's spec"), Map.of(), Map.of());
    Files.write(Path.of(trained.file()), other.bytes());

    // then
    assertMistake(
        trained.file() + ": the task of its spec:2:9: unknown task.name 'riddles'",
        trained.file(),
        "new.csv");
  }

  private void assertMistake(String message, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(TrainedModel.predict(out, err, args)).isEqualTo(2);
    assertThat(err.toString())
        .contains(message)
        .startsWith("rnn-compare: ")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }
}
