package io.github.rnncompare.layer.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.layer.SimpleRnn;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class StreamingNetworkTest {
  private static final long SEED = 20261127;
  private static final int INPUTS = 3;
  private static final int UNITS = 7;
  private static final int STEPS = 6;

  private static final List<Supplier<RecurrentLayer.Builder<?>>> CELLS =
      List.of(SimpleRnn.Builder::new, LSTM.Builder::new, GRU.Builder::new);

  static Stream<Arguments> cellsAndBatches() {
    return CELLS.stream()
        .flatMap(cell -> Stream.of(1, 2, 40).map(batch -> Arguments.of(cell.get(), batch)));
  }

  private static MultiLayerNetwork network(DataType type, Layer... layers) {
    NeuralNetConfiguration.ListBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(SEED)
            .dataType(type)
            .updater(new Adam(0.1))
            .list();
    for (Layer layer : layers) {
      builder.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
    network.init();
    network.params().addi(random(network.numParams()).castTo(type).muli(0.1)); // biases too
    return network;
  }

  private static Layer output(int inputs, int outputs, Activation activation) {
    return new RnnOutputLayer.Builder(LossFunction.MSE)
        .nIn(inputs)
        .nOut(outputs)
        .activation(activation)
        .build();
  }

  private static Layer outputOfLast(int inputs) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(inputs)
        .nOut(2)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static INDArray random(long... shape) {
    Random random = new Random(SEED);
    float[] values = new float[(int) product(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  private static long product(long[] shape) {
    long product = 1;
    for (long size : shape) {
      product *= size;
    }
    return product;
  }

  private static INDArray step(INDArray sequence, int t) {
    return sequence.get(all(), all(), point(t));
  }

  private static void assertClose(INDArray found, INDArray expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    assertThat(found.sub(expected).amaxNumber().doubleValue()).as("seed " + SEED).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("cellsAndBatches")
  void givesWhatTheNetworkGives(RecurrentLayer.Builder<?> builder, int batch) {
    for (Activation activation : List.of(Activation.IDENTITY, Activation.SOFTMAX)) {
      // given
      MultiLayerNetwork network =
          network(
              DataType.FLOAT,
              builder.nIn(INPUTS).nOut(UNITS).build(),
              builder.nIn(UNITS).nOut(UNITS).build(),
              output(UNITS, 2, activation));
      INDArray features = random(batch, INPUTS, STEPS);
      INDArray expected = network.output(features);
      StreamingNetwork stream = StreamingNetwork.of(network);

      // when, then: one step after the other
      for (int t = 0; t < STEPS; t++) {
        assertClose(stream.step(step(features, t)), step(expected, t));
      }

      // when, then: several at once, from the state before
      stream.forget();
      assertClose(
          stream.steps(features.get(all(), all(), interval(0, 4))),
          expected.get(all(), all(), interval(0, 4)));
      assertClose(
          stream.steps(features.get(all(), all(), interval(4, STEPS))),
          expected.get(all(), all(), interval(4, STEPS)));
    }
  }

  @ParameterizedTest
  @MethodSource("cellsAndBatches")
  void givesTheOutputAfterTheLastStep(RecurrentLayer.Builder<?> builder, int batch) {
    // given
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            new LastTimeStep(builder.nIn(INPUTS).nOut(UNITS).build()),
            outputOfLast(UNITS));
    INDArray features = random(batch, INPUTS, STEPS);
    StreamingNetwork stream = StreamingNetwork.of(network);

    // when, then
    assertClose(stream.steps(features), network.output(features));
    stream.forget();
    for (int t = 0; t < STEPS; t++) {
      INDArray until = features.get(all(), all(), interval(0, t + 1));
      assertClose(stream.step(step(features, t)), network.output(until));
    }
  }

  @Test
  void largeOutputsAndDoublePrecisionAreLeftToDl4j() {
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      for (boolean lastStep : new boolean[] {false, true}) {
        // given: 40 · 70 · 100 multiplications a step
        RecurrentLayer lstm = new LSTM.Builder().nIn(INPUTS).nOut(70).build();
        MultiLayerNetwork network =
            network(
                type,
                lastStep ? new LastTimeStep(lstm) : lstm,
                lastStep ? outputOfLast(70) : output(70, 100, Activation.TANH));
        INDArray features = random(40, INPUTS, STEPS).castTo(type);
        StreamingNetwork stream = StreamingNetwork.of(network);

        // when, then
        assertClose(stream.steps(features), network.output(features));
        stream.forget();
        INDArray first = features.get(all(), all(), interval(0, 1));
        INDArray expected = network.output(first);
        assertClose(
            stream.step(step(features, 0)), expected.rank() == 3 ? step(expected, 0) : expected);
      }
    }
  }

  @Test
  void twoStreamsAndTheNetworkItselfDoNotDisturbEachOther() {
    // given
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            new LSTM.Builder().nIn(INPUTS).nOut(UNITS).build(),
            output(UNITS, 2, Activation.IDENTITY));
    INDArray features = random(2, INPUTS, STEPS);
    INDArray reversed = Nd4j.reverse(features.dup()).reshape(2, INPUTS, STEPS);
    INDArray expected = network.output(features);
    INDArray expectedOfReversed = network.output(reversed);
    StreamingNetwork first = StreamingNetwork.of(network);
    StreamingNetwork second = StreamingNetwork.of(network);

    // when, then
    for (int t = 0; t < STEPS; t++) {
      assertClose(first.step(step(features, t)), step(expected, t));
      assertClose(network.rnnTimeStep(step(features, t).dup('c')), step(expected, t));
      assertClose(second.step(step(reversed, t)), step(expectedOfReversed, t));
    }
  }

  @Test
  void outputsGoIntoAnArrayThatIsThereInAnyOrder() {
    for (char order : new char[] {'c', 'f'}) {
      for (Activation activation : List.of(Activation.IDENTITY, Activation.TANH)) {
        // given
        MultiLayerNetwork network =
            network(
                DataType.FLOAT,
                new GRU.Builder().nIn(INPUTS).nOut(UNITS).build(),
                output(UNITS, 2, activation));
        INDArray features = random(3, INPUTS, STEPS);
        INDArray expected = network.output(features);
        StreamingNetwork stream = StreamingNetwork.of(network);
        INDArray ofStep = Nd4j.create(DataType.FLOAT, new long[] {3, 2}, order);
        INDArray ofSteps = Nd4j.create(DataType.FLOAT, new long[] {3, 2, STEPS}, order);

        // when
        stream.step(step(features, 0), ofStep);
        stream.forget();
        stream.steps(features, ofSteps);

        // then
        assertClose(ofStep, step(expected, 0));
        assertClose(ofSteps, expected);
        assertThatThrownBy(() -> stream.step(step(features, 1), ofSteps))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("outputs: expected [3, 2], but found [3, 2, 6]");
        assertThatThrownBy(() -> stream.steps(features, ofStep))
            .hasMessage("outputs: expected [3, 2, 6], but found [3, 2]");
      }
    }
  }

  @Test
  void whatItReturnedStays() {
    // given
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            new GRU.Builder().nIn(INPUTS).nOut(UNITS).build(),
            output(UNITS, 2, Activation.IDENTITY));
    StreamingNetwork stream = StreamingNetwork.of(network);
    INDArray features = random(2, INPUTS, STEPS);
    INDArray step = stream.step(step(features, 0));
    INDArray steps = stream.steps(features);
    INDArray stepBefore = step.dup();
    INDArray stepsBefore = steps.dup();

    // when
    stream.step(step(features, 1));
    stream.steps(features);

    // then
    assertThat(step).isEqualTo(stepBefore);
    assertThat(steps).isEqualTo(stepsBefore);
  }

  @Test
  void anUpdateCountsFromTheNextStepOn() {
    // given
    MultiLayerNetwork network =
        network(
            DataType.FLOAT,
            new GRU.Builder().nIn(INPUTS).nOut(UNITS).build(),
            output(UNITS, 2, Activation.IDENTITY));
    INDArray features = random(1, INPUTS, 40);
    StreamingNetwork stream = StreamingNetwork.of(network);
    INDArray before = stream.steps(features);

    // when
    network.fit(features, random(1, 2, 40));

    // then
    stream.forget();
    INDArray after = stream.steps(features);
    assertClose(after, network.output(features));
    assertThat(after.sub(before).amaxNumber().doubleValue()).isGreaterThan(0.01);
  }

  @Test
  void aNetworkThatItCannotReadIsRefused() {
    RecurrentLayer lstm = new LSTM.Builder().nIn(INPUTS).nOut(UNITS).build();
    Layer everyStep = output(UNITS, 2, Activation.IDENTITY);
    Layer dl4j =
        new org.deeplearning4j.nn.conf.layers.LSTM.Builder().nIn(INPUTS).nOut(UNITS).build();
    Layer nwc = new GRU.Builder().nIn(INPUTS).nOut(UNITS).dataFormat(RNNFormat.NWC).build();
    Layer loss = new LossLayer.Builder(LossFunction.MSE).build();

    assertRefused("its last layer is a LossLayer", new LastTimeStep(lstm), loss);
    assertRefused("layer 0 is a LSTM", dl4j, everyStep);
    assertRefused(
        "layer 0 is a Bidirectional",
        new Bidirectional(Bidirectional.Mode.ADD, lstm.clone()),
        everyStep);
    assertRefused("layer 0 has the format NWC", nwc, everyStep);
    assertRefused("no LastTimeStep stands before its OutputLayer", lstm, outputOfLast(UNITS));
    assertRefused("an RnnOutputLayer follows a LastTimeStep", new LastTimeStep(lstm), everyStep);
  }

  private static void assertRefused(String found, Layer... layers) {
    MultiLayerNetwork network = network(DataType.FLOAT, layers);
    assertThatThrownBy(() -> StreamingNetwork.of(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but " + found + ". MultiLayerNetwork.rnnTimeStep takes");
  }

  @Test
  void featuresOfAWrongShapeAreRefused() {
    // given
    StreamingNetwork stream =
        StreamingNetwork.of(
            network(
                DataType.FLOAT,
                new GRU.Builder().nIn(INPUTS).nOut(UNITS).build(),
                output(UNITS, 2, Activation.IDENTITY)));

    // then
    assertThatThrownBy(() -> stream.step(random(1, INPUTS, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features: expected [batch, inputs], but found [1, 3, 1]");
    assertThatThrownBy(() -> stream.steps(random(1, INPUTS)))
        .hasMessage("features: expected [batch, inputs, time], but found [1, 3]");
    assertThatThrownBy(() -> stream.step(random(1, INPUTS + 1)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("[batch, 3, time]");
    stream.step(random(1, INPUTS));
    assertThatThrownBy(() -> stream.step(random(2, INPUTS)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("number of sequences in the batch");
    stream.forget();
    assertThat(stream.step(random(2, INPUTS)).shape()).containsExactly(2, 2);
  }
}
