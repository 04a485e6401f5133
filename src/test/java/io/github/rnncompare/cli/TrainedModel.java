package io.github.rnncompare.cli;

import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained network, its data, and the path of the model that it was saved as. */
public record TrainedModel(RecurrentNetwork network, TaskData data, String file) {
  public static final String TENSORS =
      """
      task: {name: random_tensors, sequences: 12, time_steps: 4, input_size: 3, output_size: 2, TARGETS}
      engine: ENGINE
      architectures: {ARCHITECTURE: {hidden_size: 5}}
      """;

  /** Runs the command {@code predict}. */
  static int predict(StringWriter out, StringWriter err, String... args) {
    String[] all = Stream.concat(Stream.of("predict"), Stream.of(args)).toArray(String[]::new);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private record Keys(Task task, Architecture architecture) {
    static Keys read(Section spec) {
      return new Keys(
          Tasks.read(spec).orElseThrow(),
          Architectures.read(spec, LayerEngine.read(spec), Optional.empty()).all().get(0));
    }
  }

  /** Five steps of gradient descent on the data of seed 1, in {@code directory/model.zip}. */
  public static TrainedModel train(String spec, Path directory) throws IOException {
    SpecFile.Reading<Keys> reading = SpecFile.readText(spec, "a test's spec", Keys::read);
    Task task = reading.value().task();
    Architecture architecture = reading.value().architecture();
    TaskData data = task.data(1);
    RecurrentNetwork network = RecurrentNetwork.create(architecture, task.shape(), 2);
    Sequences train = data.train().sequences();
    for (int step = 0; step < 5; step++) {
      Step forward = network.forward(train.features(), null, true);
      forward.loss(train.targets());
      network.parameters().subi(forward.backward().mul(0.1));
    }
    SavedModel model =
        SavedModel.of(
            network,
            architecture.name(),
            1,
            5,
            reading.resolved(),
            data.fitted(),
            data.trainedOn());
    Path file = Files.write(directory.resolve("model.zip"), model.bytes());
    return new TrainedModel(network, data, file.toString());
  }

  /** All sequences as the file that predict reads, each float written so that it is read back. */
  public static String write(INDArray features, Path directory) throws IOException {
    StringBuilder rows = new StringBuilder("sequence,step,x1,x2,x3\n");
    for (int i = 0; i < features.size(0); i++) {
      for (int step = 0; step < features.size(2); step++) {
        rows.append("s%d,%d".formatted(i, step + 1));
        for (int k = 0; k < features.size(1); k++) {
          rows.append(',').append(features.getFloat(i, k, step));
        }
        rows.append('\n');
      }
    }
    return Files.writeString(directory.resolve("new.csv"), rows).toString();
  }

  public static String gru() {
    return TENSORS
        .replace("ARCHITECTURE", "gru")
        .replace("ENGINE", "fast")
        .replace("TARGETS", "targets: values");
  }
}
