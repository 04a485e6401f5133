package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.GruGate;
import io.github.rnncompare.engine.LstmGate;
import io.github.rnncompare.engine.MinimalCandidate;
import io.github.rnncompare.layer.LayerTesting.Form;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Saved models: those of today, and those that people have from earlier versions. */
class SavedModelTest {

  private static final DataSet DATA = SavedModelMaker.data();

  static Stream<MultiLayerNetwork> networks() {
    return Stream.of(SavedModelMaker.trained(), trainedOfOtherKinds(), trainedOfOtherCells());
  }

  private static MultiLayerNetwork trainedOfOtherCells() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .list()
                .layer(new Lem.Builder().nIn(2).nOut(3).stepSize(0.5).build())
                .layer(
                    new MinGru.Builder()
                        .nIn(3)
                        .nOut(3)
                        .candidate(MinimalCandidate.POSITIVE)
                        .rememberingBias(-1)
                        .build())
                .layer(new MinLstm.Builder().nIn(3).nOut(3).rememberingBias(1).build())
                .layer(
                    new LSTM.Builder()
                        .nIn(3)
                        .nOut(3)
                        .without(Set.of(LstmGate.INPUT, LstmGate.OUTPUT))
                        .build())
                .layer(new GRU.Builder().nIn(3).nOut(2).without(Set.of(GruGate.RESET)).build())
                .layer(LayerTesting.everyStep(2, 1))
                .build());
    network.init();
    network.fit(DATA);
    return network;
  }

  private static MultiLayerNetwork trainedOfOtherKinds() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .list()
                .layer(new LSTM.Builder().nIn(2).nOut(3).forgetBias(2).build())
                .layer(new SimpleRnn.Builder().nIn(3).nOut(3).recurrentBias(true).build())
                .layer(
                    new Bidirectional(
                        Bidirectional.Mode.ADD,
                        new SimpleRnn.Builder()
                            .nIn(3)
                            .nOut(2)
                            .activation(Activation.RELU)
                            .engine(Engine.Kind.PORTABLE)
                            .build()))
                .layer(LayerTesting.everyStep(2, 1))
                .build());
    network.init();
    network.fit(DATA);
    return network;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void loadedNetworkTrainsOnAsIfItHadNotBeenSaved(MultiLayerNetwork network, @TempDir Path folder)
      throws IOException {
    // given
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    // when
    MultiLayerNetwork loaded = MultiLayerNetwork.load(file, true);

    // then
    assertThat(loaded.getLayerWiseConfigurations()).isEqualTo(network.getLayerWiseConfigurations());
    assertThat(loaded.params()).isEqualTo(network.params());
    assertThat(loaded.getUpdater().getStateViewArray())
        .isEqualTo(network.getUpdater().getStateViewArray());
    assertThat(loaded.output(DATA.getFeatures())).isEqualTo(network.output(DATA.getFeatures()));

    // when
    for (int step = 0; step < 3; step++) {
      network.fit(DATA);
      loaded.fit(DATA);
    }

    // then
    assertThat(loaded.params()).isEqualTo(network.params());
  }

  @Test
  void withoutUpdaterStateTrainingDiffers(@TempDir Path folder) throws IOException {
    // given a control for the test above
    MultiLayerNetwork network = SavedModelMaker.trained();
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(network, file, false);
    MultiLayerNetwork loaded = MultiLayerNetwork.load(file, false);

    // when
    network.fit(DATA);
    loaded.fit(DATA);

    // then
    assertThat(loaded.params()).isNotEqualTo(network.params());
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void graphRoundTrip(Form form, @TempDir Path folder) throws IOException {
    // given
    ComputationGraph graph =
        new ComputationGraph(
            LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .graphBuilder()
                .addInputs("in")
                .addLayer("recurrent", form.layer(2, 3), "in")
                .addLayer("out", LayerTesting.everyStep(3, 1), "recurrent")
                .setOutputs("out")
                .build());
    graph.init();
    graph.fit(DATA);
    File file = folder.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(graph, file, true);

    // when
    ComputationGraph loaded = ComputationGraph.load(file, true);
    graph.fit(DATA);
    loaded.fit(DATA);

    // then
    assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
    assertThat(loaded.params()).isEqualTo(graph.params());
  }

  @Test
  void modelOfVersion010() throws IOException, URISyntaxException {
    // given
    MultiLayerNetwork network = MultiLayerNetwork.load(resource("gru-0.1.0.zip").toFile(), true);

    // then
    assertOutputs(network, "gru-0.1.0-outputs.txt");

    // when
    network.fit(DATA);

    // then
    assertOutputs(network, "gru-0.1.0-outputs-trained-on.txt");
  }

  private static void assertOutputs(MultiLayerNetwork network, String file)
      throws IOException, URISyntaxException {
    double[] expected =
        Files.readAllLines(resource(file)).stream().mapToDouble(Double::parseDouble).toArray();
    INDArray outputs = network.output(DATA.getFeatures());

    // Another CPU or BLAS may round otherwise.
    INDArray array = Nd4j.createFromArray(expected).castTo(DataType.FLOAT);
    assertThat(LayerTesting.difference(outputs.dup('c').reshape(expected.length), array))
        .isLessThan(1e-5);
  }

  private static Path resource(String name) throws URISyntaxException {
    URL url = requireNonNull(SavedModelTest.class.getResource(name), name);
    return Path.of(url.toURI());
  }
}
