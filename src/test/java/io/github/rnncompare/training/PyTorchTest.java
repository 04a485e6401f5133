package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Our loop, Adam and GRU against PyTorch's, from the same data and initial parameters. The golden
 * file is written by {@code src/benchmark/pytorch}.
 */
class PyTorchTest {
  private static final int INPUT_SIZE = 10;
  private static final int HIDDEN_SIZE = 20;
  private static final int TIME_STEPS = 5;

  /** Of a loss, in percent: 1e-5; other kernels of BLAS round elsewhere. */
  private static final double TOLERANCE = 1e-3;

  /** The words of each line behind its name. */
  private static Map<String, String> golden(String name) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    InputStream file = requireNonNull(PyTorchTest.class.getResourceAsStream(name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int space = line.indexOf(' ');
        lines.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return lines;
  }

  private static float[] numbers(Map<String, String> golden, String name) {
    String[] words = requireNonNull(golden.get(name), name).split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  /** An array in PyTorch's (row-major) order. */
  private static INDArray array(Map<String, String> golden, String name, long... shape) {
    return Nd4j.createFromArray(numbers(golden, name)).reshape('c', shape);
  }

  @Test
  void theGruFollowsPyTorchsLossForAHundredEpochs() throws IOException {
    // given
    Map<String, String> golden = golden("pytorch/gru.txt");
    Architecture gru =
        new Architecture(
            "gru",
            HIDDEN_SIZE,
            Stack.SINGLE,
            "ours",
            in -> new GRU.Builder().nIn(in).nOut(HIDDEN_SIZE).recurrentBias(true).build());
    Shape shape = new Shape(INPUT_SIZE, TIME_STEPS, 1, TargetKind.VALUES, false);
    RecurrentNetwork network = RecurrentNetwork.create(gru, shape, Initialisation.PYTORCH, 1);
    int columns = 3 * HIDDEN_SIZE;
    Layer recurrent = network.dl4j().getLayer(0);
    set(recurrent, "W", array(golden, "weight_ih_l0", columns, INPUT_SIZE).transpose());
    set(recurrent, "RW", array(golden, "weight_hh_l0", columns, HIDDEN_SIZE).transpose());
    set(recurrent, "b", array(golden, "bias_ih_l0", 1, columns));
    set(recurrent, "rb", array(golden, "bias_hh_l0", 1, columns));
    Layer output = network.dl4j().getLayer(1);
    set(output, "W", array(golden, "output_weight", HIDDEN_SIZE, 1));
    set(output, "b", array(golden, "output_bias", 1));
    Sequences sequences =
        new Sequences(
            array(golden, "features", 100, TIME_STEPS, INPUT_SIZE).permute(0, 2, 1),
            array(golden, "targets", 100, 1));
    List<EpochRecord> epochs = new ArrayList<>();

    // when
    Training.train(
        network,
        new TaskData(new Split(sequences, null), null, null, List.of(), List.of()),
        new TrainingSettings(
            100, Optional.empty(), Optional.empty(), new Adam(0.001, 0.9, 0.999, 1e-8)),
        1,
        epochs::add);

    // then
    assertThat(network.parameterCount()).isEqualTo(1941);
    float[] losses = numbers(golden, "losses");
    assertThat(losses).hasSize(100);
    for (int epoch = 1; epoch <= losses.length; epoch++) {
      assertThat(epochs.get(epoch).trainLoss())
          .as("epoch %d", epoch)
          .isCloseTo(losses[epoch - 1], withinPercentage(TOLERANCE));
    }
  }

  private static void set(Layer layer, String key, INDArray values) {
    INDArray parameter = layer.getParam(key);
    assertThat(values.shape()).as(key).isEqualTo(parameter.shape());
    parameter.assign(values);
  }
}
