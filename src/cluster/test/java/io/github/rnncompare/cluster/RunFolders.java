package io.github.rnncompare.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.cli.InProcess;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Runs of a spec, and the files that are the same however they ran. */
final class RunFolders {
  /** A search, saved models, and trials of about half a second. */
  static final String SPEC =
      """
      question: Which architecture comes out the same on a cluster?
      task: {name: random_tensors, sequences: 64, time_steps: 30, input_size: 4, output_size: 1}
      architectures: {simple_rnn: {hidden_size: 8}, lstm: {hidden_size: 8}, gru: {hidden_size: 8}}
      training: {epochs: %d, batch_size: 16, optimizer: {name: adam}}
      sweep: {choose: mean, seeds: 2, keys: {training.optimizer.learning_rate: [0.003, 0.01]}}
      save: best
      seeds: 3
      """;

  private RunFolders() {}

  /** Writes the spec as "small.yaml", with this many epochs. */
  static Path spec(Path directory, int epochs) throws IOException {
    return Files.writeString(directory.resolve("small.yaml"), SPEC.formatted(epochs));
  }

  /**
   * Runs a command.
   *
   * @return what it printed on either stream
   */
  static String run(int expected, String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out, true);
    int code = InProcess.run(writer, writer, arguments);
    assertThat(code).as(out.toString()).isEqualTo(expected);
    return out.toString();
  }

  /** The digests of the files that a repeated run reproduces, by name. */
  static Map<String, String> deterministic(Path results) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : new RunFiles(results).deterministic()) {
      files.put(name, DataFile.digest(results.resolve(name)).orElseThrow());
    }
    return files;
  }
}
