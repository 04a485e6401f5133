package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Saved models: those of today, and those that people have from earlier versions. */
class GRUSavedModelTest {

  private static final DataSet DATA = GRUSavedModelMaker.data();

  @Test
  void loadedNetworkTrainsOnAsIfItHadNotBeenSaved(@TempDir Path folder) throws IOException {
    // given
    MultiLayerNetwork network = GRUSavedModelMaker.trained();
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
    MultiLayerNetwork network = GRUSavedModelMaker.trained();
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(network, file, false);
    MultiLayerNetwork loaded = MultiLayerNetwork.load(file, false);

    // when
    network.fit(DATA);
    loaded.fit(DATA);

    // then
    assertThat(loaded.params()).isNotEqualTo(network.params());
  }

  @Test
  void graphRoundTrip(@TempDir Path folder) throws IOException {
    // given
    ComputationGraph graph =
        new ComputationGraph(
            GRUTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .graphBuilder()
                .addInputs("in")
                .addLayer("gru", new GRU.Builder().nIn(2).nOut(3).recurrentBias(true).build(), "in")
                .addLayer("out", GRUTesting.everyStep(3, 1), "gru")
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
    assertThat(GRUTesting.difference(outputs.dup('c').reshape(expected.length), array))
        .isLessThan(1e-5);
  }

  private static Path resource(String name) throws URISyntaxException {
    URL url = requireNonNull(GRUSavedModelTest.class.getResource(name), name);
    return Path.of(url.toURI());
  }
}
