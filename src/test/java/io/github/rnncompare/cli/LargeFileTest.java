package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that does not fit into memory. */
@Tag("slow")
class LargeFileTest {
  private static final int SEQUENCES = 30_000;
  private static final int STEPS = 100;

  @TempDir private Path directory;

  @Test
  void isReadToItsEndLearntFromAndPredicted() throws IOException, InterruptedException {
    // given: three million rows of six numbers are 168 MB as a table, the heap has 160 MB in all
    Path data = write();
    Path spec = directory.resolve("large.yaml");
    Files.writeString(
        spec,
        """
        question: Up or down?
        task:
          {name: sequences, file: '%s', sequence_id: id, step: step, features: [a, b, c, d, e, f],
           targets: [label], classes: [down, up], time_steps: 100}
        architectures: {gru: {hidden_size: 8}}
        training: {steps: 300, batch_size: 32, optimizer: {name: adam, learning_rate: 0.01}}
        seeds: 1
        save: best
        """
            .formatted(data));
    // when
    Path results = directory.resolve("out");
    CommandProcess process = start("run", spec.toString(), "--out", results.toString());

    // then: what distinguishes up from down is the mean of the first feature
    process.awaitPrinted("Report: ");
    assertThat(process.printed().replaceAll("\\s+", " "))
        .contains("logistic regression")
        .contains("Whether a network is worth it cannot be tested");

    // when
    Path model = results.resolve("large").resolve("models").resolve("gru-seed-1.zip");
    Path predictions = directory.resolve("predictions.csv");
    process = start("predict", model.toString(), data.toString(), "--out", predictions.toString());

    // then: each sequence has its split
    process.awaitPrinted("trained on");
    Map<String, Long> splits =
        Files.readAllLines(predictions).stream()
            .skip(1)
            .collect(
                Collectors.groupingBy(
                    line -> line.substring(line.lastIndexOf(',') + 1), Collectors.counting()));
    assertThat(splits).isEqualTo(Map.of("train", 18_000L, "validation", 6_000L, "test", 6_000L));
  }

  private CommandProcess start(String... words) throws IOException {
    List<String> java =
        List.of("-Xmx160m", "-Dorg.bytedeco.javacpp.maxbytes=300m"); // the latter for tensors
    return CommandProcess.start(
        CommandProcess.command(java, List.of(words)), directory.resolve("printed.txt"));
  }

  private Path write() throws IOException {
    Random random = new Random(1);
    Path file = directory.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,step,a,b,c,d,e,f,label\n");
      for (int sequence = 0; sequence < SEQUENCES; sequence++) {
        String label = sequence % 2 == 0 ? "up" : "down";
        for (int step = 0; step < STEPS; step++) {
          out.write(sequence + "," + step);
          for (int feature = 0; feature < 6; feature++) {
            double drift = feature > 0 ? 0 : sequence % 2 == 0 ? 0.5 : -0.5;
            out.write("," + (float) (random.nextGaussian() + drift));
          }
          out.write("," + label + "\n");
        }
      }
    }
    return file;
  }
}
