package io.github.rnncompare.layer;

import io.github.rnncompare.engine.ResetGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Wrote {@code gru-0.1.0.zip} and its expected outputs, which {@link SavedModelTest} reads. To be
 * run by hand, once per version, never over an existing file: the file stands for the models that
 * people have saved.
 *
 * <pre>
 * mvn test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.rnncompare.layer.SavedModelMaker -Dexec.args=0.1.0
 * </pre>
 */
final class SavedModelMaker {

  private SavedModelMaker() {}

  /** Writes the files of the version that the one argument names. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of("src/test/resources/io/github/rnncompare/layer");
    Path model = folder.resolve("gru-" + arguments[0] + ".zip");
    if (Files.exists(model)) {
      throw new IllegalStateException(model + " exists; a saved model is not written again");
    }
    MultiLayerNetwork network = trained();
    ModelSerializer.writeModel(network, model.toFile(), true);
    Files.writeString(
        folder.resolve("gru-" + arguments[0] + "-outputs.txt"),
        lines(network.output(data().getFeatures())) + "\n");
    network.fit(data());
    Files.writeString(
        folder.resolve("gru-" + arguments[0] + "-outputs-trained-on.txt"),
        lines(network.output(data().getFeatures())) + "\n");
  }

  /** A network with both forms of the GRU, after three steps of training. */
  static MultiLayerNetwork trained() {
    GRU.Builder after = new GRU.Builder().nIn(2).nOut(3);
    GRU.Builder before =
        new GRU.Builder().nIn(3).nOut(2).recurrentBias(true).resetGate(ResetGate.BEFORE_PRODUCT);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .list()
                .layer(after.build())
                .layer(new Bidirectional(Bidirectional.Mode.CONCAT, before.build()))
                .layer(LayerTesting.everyStep(4, 1))
                .build());
    network.init();
    for (int step = 0; step < 3; step++) {
      network.fit(data());
    }
    return network;
  }

  /** What the network is trained on and asked about; the expected outputs rest on it. */
  static DataSet data() {
    return new DataSet(
        LayerTesting.random(2, 4, 2, 5).castTo(DataType.FLOAT),
        LayerTesting.random(3, 4, 1, 5).castTo(DataType.FLOAT));
  }

  private static String lines(INDArray outputs) {
    float[] values = outputs.dup('c').data().asFloat();
    return IntStream.range(0, values.length)
        .mapToObj(i -> Float.toString(values[i]))
        .collect(Collectors.joining("\n"));
  }
}
