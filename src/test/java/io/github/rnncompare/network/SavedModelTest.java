package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TargetKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SavedModelTest {
  private static final Shape LAST_STEP = new Shape(3, 5, 2, TargetKind.VALUES, false);

  @TempDir private Path directory;

  /** Every architecture with every choice that its spec has, on every engine. */
  static Stream<Arguments> networks() {
    return Stream.of(
            "{engine: ENGINE, architectures: {simple_rnn: {hidden_size: 4, activation: relu}}}",
            "{engine: ENGINE, architectures: {lstm: {hidden_size: 4, forget_bias: 1.5}}}",
            "{engine: ENGINE, architectures: {lstm: {hidden_size: 4, recurrent_bias: false}}}",
            "{engine: ENGINE, architectures: {gru: {hidden_size: 4, reset_gate: before_product}}}",
            "{engine: ENGINE, architectures: {gru: {hidden_size: 4, layers: 2, update_bias: 1}}}",
            "{engine: ENGINE, preset: recommended, architectures: {gru: {hidden_size: 4}}}",
            "{engine: ENGINE, preset: recommended, architectures: {lstm: {hidden_size: 4}}}",
            "{engine: ENGINE, architectures: {simple_rnn: {hidden_size: 4, bidirectional: true}}}",
            "{engine: ENGINE, architectures: {lstm: {hidden_size: 4, layers: 2, bidirectional: true}}}")
        .flatMap(spec -> Stream.of("fast", "portable", "stock").map(e -> spec.replace("ENGINE", e)))
        .filter(
            spec -> !(spec.contains("stock") && spec.matches(".*(gru|forget_bias|recommended).*")))
        .flatMap(
            spec ->
                Stream.of(
                    Arguments.of(spec, LAST_STEP),
                    Arguments.of(spec, new Shape(3, 5, 2, TargetKind.CLASSES, true))));
  }

  private static SpecFile.Reading<Architecture> architecture(String spec) {
    return SpecFile.readText(
        spec,
        "a test's spec",
        read -> Architectures.read(read, LayerEngine.read(read), Optional.empty()).all().get(0));
  }

  private static SavedModel model(String spec, Shape shape) {
    SpecFile.Reading<Architecture> reading = architecture(spec);
    Map<String, Object> whole = new HashMap<>(reading.resolved());
    whole.put("task", Map.of("name", "series", "column", "año"));
    return SavedModel.of(
        RecurrentNetwork.create(reading.value(), shape, 7),
        reading.value().name(),
        3,
        41,
        whole,
        Map.of("mean", 0.1),
        Map.of());
  }

  private static SavedModel model() {
    return model("{architectures: {gru: {hidden_size: 4}}}", LAST_STEP);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.zip"), bytes);
  }

  private static INDArray features() {
    Random random = new Random(1);
    INDArray features = Nd4j.create(DataType.FLOAT, 6, 3, 5);
    for (long i = 0; i < features.length(); i++) {
      features.putScalar(i, random.nextGaussian());
    }
    return features;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aModelThatWasReadGivesTheSameBits(String spec, Shape shape) throws IOException {
    // given
    SavedModel model = model(spec, shape);
    RecurrentNetwork network = model.network();

    // when
    RecurrentNetwork read = SavedModel.read(file(model.bytes())).network();

    // then
    assertThat(read.forward(features(), null, false).outputs())
        .isEqualTo(network.forward(features(), null, false).outputs());
    assertThat(read.engine()).isEqualTo(network.engine());
    assertThat(read.dl4j().getLayerWiseConfigurations())
        .isEqualTo(network.dl4j().getLayerWiseConfigurations());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aModelThatWasReadIsSavedAsTheSameBytes(String spec, Shape shape) throws IOException {
    byte[] bytes = model(spec, shape).bytes();
    assertThat(SavedModel.read(file(bytes)).bytes()).isEqualTo(bytes);
  }

  @Test
  void theBytesDoNotDependOnTheTimeZone() {
    // given
    TimeZone here = TimeZone.getDefault();
    SavedModel model = model();
    byte[] bytes = model.bytes();

    // then
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(model.bytes()).isEqualTo(bytes);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void dl4jReadsItToo(String spec, Shape shape) throws IOException {
    // given
    SavedModel model = model(spec, shape);
    RecurrentNetwork network = model.network();

    // when
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(model.bytes()), true);

    // then
    assertThat(read.params()).isEqualTo(network.dl4j().params());
    INDArray difference =
        read.output(features()).subi(network.forward(features(), null, false).outputs());
    assertThat(difference.amaxNumber().doubleValue()).isCloseTo(0, within(1e-6));
  }

  @Test
  void aReadNetworkCanBeTrainedOn() throws IOException {
    // given
    SavedModel model = model();
    RecurrentNetwork network = model.network();
    RecurrentNetwork read = SavedModel.read(file(model.bytes())).network();
    INDArray targets = Nd4j.ones(DataType.FLOAT, 6, 2);

    // when
    Step expected = network.forward(features(), null, true);
    Step found = read.forward(features(), null, true);

    // then
    assertThat(found.loss(targets)).isEqualTo(expected.loss(targets));
    assertThat(found.backward()).isEqualTo(expected.backward());
  }

  @Test
  void whatIsKnownOfTheModelIsReadBack() throws IOException {
    // given: numbers that have no short decimal, the least and the largest
    Random random = new Random(5);
    double[] numbers = random.doubles(200).map(x -> Math.exp(1400 * (x - 0.5))).toArray();
    numbers[0] = Double.MIN_VALUE;
    numbers[1] = -Double.MAX_VALUE;
    numbers[2] = 100;
    numbers[3] = 0;
    Map<String, Double> fitted = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      fitted.put("n" + i, numbers[i]);
    }
    SavedModel model = model();
    Map<String, Object> spec =
        SpecFile.load(SpecFile.dump(model.description().spec()), "a test's spec");
    spec.put("question", "Größer als 1?");
    spec.put("seeds", List.of(1, 2));
    Map<String, String> trainedOn =
        Map.of("file", "0".repeat(64), "0123456789012345", "train 12 1e10", "12e45", "~");

    // when
    ModelDescription read =
        SavedModel.read(
                file(SavedModel.of(model.network(), "gru", 3, 41, spec, fitted, trainedOn).bytes()))
            .description();

    // then
    Build build = Build.current();
    assertThat(read)
        .isEqualTo(
            new ModelDescription(
                build.version(), build.commit(), "gru", 3, 41, spec, fitted, trainedOn));
  }

  /** Written by version 0.1.0 at format 1, whose models had no digests. */
  @Test
  void aModelOfFormat1IsReadToo() throws IOException, URISyntaxException {
    // given
    URL url = requireNonNull(SavedModelTest.class.getResource("gru-format-1.zip"));

    // when
    SavedModel read = SavedModel.read(Path.of(url.toURI()));

    // then
    assertThat(read.description().architecture()).isEqualTo("gru");
    assertThat(read.description().fitted()).containsExactly(Map.entry("mean", 0.1));
    INDArray given = Nd4j.ones(DataType.FLOAT, 1, 3, 5);
    INDArray outputs = read.network().forward(given, null, false).outputs();
    assertThat(outputs.getDouble(0, 0)).isCloseTo(-0.008632088, within(1e-6));
    assertThat(outputs.getDouble(0, 1)).isCloseTo(-0.180596545, within(1e-6));
  }
}
