package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Our loop, optimizers, schedule, decay, clipping, truncation, stacks, masks and layers against
 * PyTorch's, from the same data and initial parameters.
 */
class PyTorchTest {
  /**
   * Of a loss or a norm, in percent: 1e-5. Measured: 4e-7; other kernels of BLAS round elsewhere.
   */
  private static final double TOLERANCE = 1e-3;

  @TempDir private Path directory;

  static Stream<Arguments> trainings() throws IOException, URISyntaxException {
    URL folder = requireNonNull(PyTorchTest.class.getResource("pytorch"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files
          .sorted()
          .map(PyTorchGolden::read)
          .flatMap(
              golden ->
                  Stream.of(LayerEngine.FAST, LayerEngine.PORTABLE)
                      .map(engine -> Arguments.of(golden, engine)))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void followsPyTorchsLossAtEachEpoch(PyTorchGolden golden, LayerEngine engine) throws IOException {
    // given
    PyTorchGolden.Settings settings = golden.settings(directory, engine);
    RecurrentNetwork network =
        RecurrentNetwork.create(settings.architectures().get(0), golden.shape(), 1);
    setParameters(network, golden);
    Split train = new Split(golden.sequences(), null);
    List<EpochRecord> epochs = new ArrayList<>();

    // when
    Training.train(
        network,
        new TaskData(train, null, null, List.of(), List.of()),
        requireNonNull(settings.training().orElseThrow().get(golden.word("architecture"))),
        new TrainingSeeds(1, 2),
        Optional.empty(),
        (epoch, checkpoint) -> epochs.add(epoch));

    // then
    assertThat(network.engine()).isEqualTo(engine);
    float[] losses = golden.numbers("losses");
    assertThat(losses).hasSize(golden.integer("epochs"));
    for (int epoch = 1; epoch <= losses.length; epoch++) {
      assertThat(epochs.get(epoch).trainLoss())
          .as("loss of epoch %d", epoch)
          .isCloseTo(losses[epoch - 1], withinPercentage(TOLERANCE));
    }
    if (golden.has("gradient_norms")) {
      float[] norms = golden.numbers("gradient_norms");
      for (int epoch = 1; epoch <= norms.length; epoch++) {
        assertThat(epochs.get(epoch).gradientNorm())
            .as("gradient norm of epoch %d", epoch)
            .isCloseTo(norms[epoch - 1], withinPercentage(TOLERANCE));
      }
    }
  }

  private static void setParameters(RecurrentNetwork network, PyTorchGolden golden) {
    int layers = golden.integer("layers");
    int hiddenSize = golden.integer("hidden_size");
    int stateSize = golden.isBidirectional() ? 2 * hiddenSize : hiddenSize;
    int inputSize = golden.integer("input_size");
    for (int i = 0; i < layers; i++) {
      Layer layer = network.dl4j().getLayer(i);
      if (golden.isBidirectional()) {
        setRecurrent(layer, "f", golden, "_l" + i, inputSize);
        setRecurrent(layer, "b", golden, "_l" + i + "_reverse", inputSize);
      } else {
        setRecurrent(layer, "", golden, "_l" + i, inputSize);
      }
      inputSize = stateSize;
    }
    int outputSize = golden.integer("output_size");
    Layer output = network.dl4j().getLayer(layers);
    set(output, "W", golden.array("output_weight", outputSize, stateSize).transpose());
    set(output, "b", golden.array("output_bias", outputSize));
  }

  private static void setRecurrent(
      Layer layer, String prefix, PyTorchGolden golden, String suffix, int inputSize) {
    int hiddenSize = golden.integer("hidden_size");
    int[] gates =
        golden.has("gates")
            ? IntStream.range(0, golden.integer("gates")).toArray()
            : gates(golden.word("architecture"));
    long rows = (long) gates.length * hiddenSize;
    INDArray weightIh = golden.array("weight_ih" + suffix, rows, inputSize);
    set(layer, prefix + "W", columns(weightIh, gates, hiddenSize));
    set(layer, prefix + "b", columns(golden.array("bias_ih" + suffix, rows, 1), gates, hiddenSize));
    if (!golden.has("weight_hh" + suffix)) {
      return;
    }
    INDArray weightHh = golden.array("weight_hh" + suffix, rows, hiddenSize);
    set(layer, prefix + "RW", columns(weightHh, gates, hiddenSize));
    set(
        layer,
        prefix + "rb",
        columns(golden.array("bias_hh" + suffix, rows, 1), gates, hiddenSize));
  }

  /** For each of our blocks of columns, PyTorch's block of rows. */
  private static int[] gates(String architecture) {
    return switch (architecture) {
      case "simple_rnn" -> new int[] {0};
      case "lstm" -> new int[] {2, 1, 3, 0}; // i, f, g, o there; g, f, o, i here
      case "gru" -> new int[] {0, 1, 2}; // r, z, n in both
      default -> throw new IllegalArgumentException(architecture);
    };
  }

  /** PyTorch's [gates · H, n] as our [n, gates · H], with the gates in our order. */
  private static INDArray columns(INDArray rows, int[] gates, int hiddenSize) {
    int[] order =
        IntStream.of(gates)
            .flatMap(gate -> IntStream.range(gate * hiddenSize, (gate + 1) * hiddenSize))
            .toArray();
    return Nd4j.pullRows(rows, 1, order).transpose();
  }

  private static void set(Layer layer, String key, INDArray values) {
    INDArray parameter = layer.getParam(key);
    assertThat(values.length()).as(key).isEqualTo(parameter.length());
    parameter.assign(values.reshape(parameter.shape()));
  }
}
