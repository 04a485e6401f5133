package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A training that PyTorch has done: settings, data, initial parameters and the loss of each epoch,
 * a line for each, its name first. {@code src/benchmark/pytorch} writes such files.
 */
final class PyTorchGolden {
  private final String name;
  private final Map<String, String> lines = new HashMap<>();

  private PyTorchGolden(String name) {
    this.name = name;
  }

  static PyTorchGolden read(Path file) {
    try {
      PyTorchGolden golden = new PyTorchGolden(String.valueOf(file.getFileName()));
      for (String line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        golden.lines.put(line.substring(0, space), line.substring(space + 1));
      }
      return golden;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  boolean has(String line) {
    return lines.containsKey(line);
  }

  String word(String line) {
    return requireNonNull(lines.get(line), line);
  }

  private String wordOr(String line, String otherwise) {
    return has(line) ? word(line) : otherwise;
  }

  int integer(String line) {
    return Integer.parseInt(word(line));
  }

  boolean isBidirectional() {
    return word("bidirectional").equals("true");
  }

  float[] numbers(String line) {
    String[] words = word(line).split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  /** An array in PyTorch's (row-major) order. */
  INDArray array(String line, long... shape) {
    return Nd4j.createFromArray(numbers(line)).reshape('c', shape);
  }

  Shape shape() {
    return new Shape(
        integer("input_size"),
        integer("time_steps"),
        integer("output_size"),
        TargetKind.valueOf(word("target_kind").toUpperCase(Locale.ROOT)),
        word("targets_at").equals("every_step"));
  }

  Sequences sequences() {
    long sequences = integer("batch_size");
    Shape shape = shape();
    INDArray features = array("features", sequences, shape.timeSteps(), shape.inputSize());
    INDArray targets =
        shape.everyStep()
            ? array("targets", sequences, shape.timeSteps(), shape.outputSize()).permute(0, 2, 1)
            : array("targets", sequences, shape.outputSize());
    return new Sequences(features.permute(0, 2, 1), targets, mask());
  }

  private @Nullable INDArray mask() {
    if (!has("lengths")) {
      return null;
    }
    float[] lengths = numbers("lengths");
    INDArray mask = Nd4j.zeros(DataType.FLOAT, lengths.length, integer("time_steps"));
    for (int sequence = 0; sequence < lengths.length; sequence++) {
      for (int step = 0; step < lengths[sequence]; step++) {
        mask.putScalar(sequence, step, 1);
      }
    }
    return mask;
  }

  /** What our spec's reader makes of the settings. */
  Settings settings(Path directory, LayerEngine engine) throws IOException {
    Path file = Files.writeString(directory.resolve("spec.yaml"), yaml(engine));
    return SpecFile.read(file, List.of(), Settings::read).value();
  }

  record Settings(
      List<Architecture> architectures, Optional<Map<String, TrainingSettings>> training) {
    static Settings read(Section spec) {
      List<Architecture> architectures =
          Architectures.read(spec, LayerEngine.read(spec), Optional.empty()).all();
      List<String> names = architectures.stream().map(Architecture::name).toList();
      return new Settings(architectures, TrainingSettings.read(spec, names, false));
    }
  }

  private String yaml(LayerEngine engine) {
    return """
        engine: %s
        architectures:
          %s:
            hidden_size: %s
            layers: %s
            bidirectional: %s
            %s
        training:
          epochs: %s
          clip: %s
          clip_by: %s
          l2: %s
          truncated_bptt: %s
          schedule: {%s}
          optimizer: {%s}
        """
        .formatted(
            Names.of(engine),
            word("architecture"),
            word("hidden_size"),
            word("layers"),
            word("bidirectional"),
            ownKeys(),
            word("epochs"),
            wordOr("clip", "none"),
            wordOr("clip_by", "norm"),
            wordOr("weight_decay", "0"),
            wordOr("truncated_bptt", "none"),
            has("step_size") ? "name: step, step_size: " + word("step_size") : "name: constant",
            optimizer());
  }

  /** The keys that only some architectures have. */
  private String ownKeys() {
    StringJoiner keys = new StringJoiner("\n    ");
    if (has("bias_hh_l0")) {
      keys.add("recurrent_bias: true");
    }
    Map<String, String> ofSpec =
        Map.of(
            "activation", "activation: %s",
            "candidate", "candidate: %s",
            "without", "without: [%s]",
            "cell_step_size", "step_size: %s");
    ofSpec.forEach(
        (line, key) -> {
          if (has(line)) {
            keys.add(key.formatted(word(line)));
          }
        });
    return keys.toString();
  }

  /** From "rmsprop 0.01 alpha 0.99 epsilon 1e-8": name, learning rate, then names and values. */
  private String optimizer() {
    String[] words = word("optimizer").split(" ", -1);
    StringBuilder settings =
        new StringBuilder("name: %s, learning_rate: %s".formatted(words[0], words[1]));
    for (int i = 2; i < words.length; i += 2) {
      String key = words[i].equals("alpha") ? "decay" : words[i];
      settings.append(", ").append(key).append(": ").append(words[i + 1]);
    }
    return settings.toString();
  }
}
