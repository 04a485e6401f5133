package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictMistakesTest {
  @TempDir private Path directory;

  @Test
  void mistakesGetOneMessage() throws IOException {
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    String data = TrainedModel.write(trained.data().train().sequences().features(), directory);
    String none = directory.resolve("none").toString();
    assertMistake("no such model: " + none, none, data);
    assertMistake("no model of rnn-compare", data, data);
    assertMistake("no such data file: " + none, trained.file(), none);
    assertMistake("is a directory; name a file in it", trained.file(), directory.toString());
    assertMistake("Missing required parameter: 'DATA'", trained.file());
    String here = directory.toString();
    assertMistake("is a directory; name a file in it", trained.file(), data, "--out", here);
    assertMistake("would replace what is read", trained.file(), data, "--out", data);
    assertMistake("would replace what is read", trained.file(), data, "--out", trained.file());
    Files.writeString(Path.of(data), "sequence,step,x1,x2,x3\na,1,2,3,x\n");
    assertMistake(data + ":2: column 'x3' is 'x'; expected a number", trained.file(), data);
  }

  @Test
  void aModelOfATaskThatThisVersionDoesNotKnowIsAMistake() throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    SavedModel model = SavedModel.read(Path.of(trained.file()));
    String text = SpecFile.dump(model.description().spec()).replace("random_tensors", "riddles");
    SavedModel other =
        SavedModel.of(model.network(), "gru", 1, 5, SpecFile.load(text, "a test's spec"), Map.of());
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
