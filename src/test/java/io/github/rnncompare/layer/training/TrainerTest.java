package io.github.rnncompare.layer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.PyTorchWeightInit;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import io.github.rnncompare.training.TrainingSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class TrainerTest {
  private static final int BATCH = 6;
  private static final int INPUTS = 3;
  private static final int UNITS = 5;
  private static final int STEPS = 7;
  private static final int OUTPUTS = 2;

  /** A network, and a batch that it can be trained on. */
  private record Case(String name, MultiLayerNetwork network, DataSet batch) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static NeuralNetConfiguration.Builder builder(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.FLOAT)
        .weightInit(new PyTorchWeightInit())
        .updater(updater);
  }

  private static MultiLayerNetwork network(
      NeuralNetConfiguration.Builder builder, Layer output, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list = builder.list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.layer(output).setInputType(InputType.recurrent(INPUTS, STEPS)).build());
    network.init();
    return network;
  }

  private static Layer lstm(int inputs) {
    return new LSTM.Builder().nIn(inputs).nOut(UNITS).build();
  }

  private static Layer gru(int inputs) {
    return new GRU.Builder().nIn(inputs).nOut(UNITS).build();
  }

  private static Layer rnn(int inputs) {
    return new SimpleRnn.Builder().nIn(inputs).nOut(UNITS).build();
  }

  private static Layer last(LossFunction loss, Activation activation) {
    return new OutputLayer.Builder(loss).nIn(UNITS).nOut(OUTPUTS).activation(activation).build();
  }

  private static Layer each(LossFunction loss, Activation activation, int inputs) {
    return new RnnOutputLayer.Builder(loss)
        .nIn(inputs)
        .nOut(OUTPUTS)
        .activation(activation)
        .build();
  }

  private static DataSet batch(boolean classes, boolean everyStep, boolean masked) {
    Random random = new Random(11);
    INDArray features = Nd4j.create(DataType.FLOAT, BATCH, INPUTS, STEPS);
    fill(features, random);
    INDArray labels =
        everyStep
            ? Nd4j.create(DataType.FLOAT, BATCH, OUTPUTS, STEPS)
            : Nd4j.create(DataType.FLOAT, BATCH, OUTPUTS);
    if (classes) {
      for (int i = 0; i < BATCH; i++) {
        for (int t = 0; t < (everyStep ? STEPS : 1); t++) {
          long[] at =
              everyStep
                  ? new long[] {i, random.nextInt(OUTPUTS), t}
                  : new long[] {i, random.nextInt(OUTPUTS)};
          labels.putScalar(at, 1);
        }
      }
    } else {
      fill(labels, random);
    }
    INDArray mask = null;
    if (masked) {
      mask = Nd4j.ones(DataType.FLOAT, BATCH, STEPS);
      for (int i = 0; i < BATCH; i++) {
        for (int t = STEPS - i % 4; t < STEPS; t++) {
          mask.putScalar(i, t, 0);
        }
      }
    }
    return new DataSet(features, labels, mask, everyStep && masked ? mask : null);
  }

  private static void fill(INDArray array, Random random) {
    float[] values = new float[(int) array.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Floats.write(values, array);
  }

  static Stream<Case> cases() {
    Activation linear = Activation.IDENTITY;
    Activation softmax = Activation.SOFTMAX;
    DataSet ofHalf = batch(false, false, false);
    ofHalf.setLabelsMaskArray(Nd4j.createFromArray(1f, 0f, 1f, 1f, 0f, 1f).reshape(BATCH, 1));
    return Stream.of(
        new Case(
            "numbers at the last step",
            network(
                builder(new Adam(0.01)),
                last(LossFunction.MSE, linear),
                new LastTimeStep(lstm(INPUTS))),
            batch(false, false, false)),
        new Case(
            "padding before the last step",
            network(
                builder(new Adam(0.01)),
                last(LossFunction.MSE, linear),
                new LastTimeStep(gru(INPUTS))),
            batch(false, false, true)),
        new Case(
            "labels of some sequences",
            network(
                builder(new Adam(0.01)),
                last(LossFunction.MSE, linear),
                new LastTimeStep(rnn(INPUTS))),
            ofHalf),
        new Case(
            "classes at the last step, two layers",
            network(
                builder(new Adam(0.01)),
                last(LossFunction.MCXENT, softmax),
                gru(INPUTS),
                new LastTimeStep(rnn(UNITS))),
            batch(true, false, false)),
        new Case(
            "numbers at each step",
            network(builder(new Adam(0.01)), each(LossFunction.MSE, linear, UNITS), gru(INPUTS)),
            batch(false, true, false)),
        new Case(
            "classes at each step, with padding",
            network(
                builder(new Adam(0.01)), each(LossFunction.MCXENT, softmax, UNITS), lstm(INPUTS)),
            batch(true, true, true)),
        new Case(
            "two directions",
            network(
                builder(new Adam(0.01)),
                each(LossFunction.MSE, linear, 2 * UNITS),
                new Bidirectional(gru(INPUTS))),
            batch(false, true, false)),
        new Case(
            "a loss of DL4J's own",
            network(builder(new Adam(0.01)), each(LossFunction.L1, linear, UNITS), gru(INPUTS)),
            batch(false, true, true)),
        new Case(
            "a learning rate with a schedule",
            network(
                builder(new Adam(new ExponentialSchedule(ScheduleType.ITERATION, 0.02, 0.8))),
                last(LossFunction.MSE, linear),
                new LastTimeStep(gru(INPUTS))),
            batch(false, false, false)),
        new Case(
            "RMSprop",
            network(
                builder(new RmsProp(0.01)),
                last(LossFunction.MSE, linear),
                new LastTimeStep(gru(INPUTS))),
            batch(false, false, false)),
        new Case(
            "SGD with weight decay and clipping by layer",
            network(
                builder(new Sgd(0.1))
                    .l2(0.01)
                    .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(0.1),
                last(LossFunction.MSE, linear),
                new LastTimeStep(lstm(INPUTS))),
            batch(false, false, false)),
        new Case(
            "double precision",
            network(
                builder(new Adam(0.01)).dataType(DataType.DOUBLE),
                last(LossFunction.MSE, linear),
                new LastTimeStep(lstm(INPUTS))),
            batch(false, false, false)));
  }

  /** Keeps what it was told. */
  private static final class Log extends BaseTrainingListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      lines.add(
          String.format(
              Locale.ROOT, "iteration %d of epoch %d: %.4f", iteration, epoch, model.score()));
    }

    @Override
    public void onEpochStart(Model model) {
      lines.add("start");
    }

    @Override
    public void onEpochEnd(Model model) {
      lines.add("end");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aTrainerDoesWhatFitDoes(Case of) {
    // given
    MultiLayerNetwork fitted = of.network().clone();
    MultiLayerNetwork trained = of.network().clone();
    Log expected = new Log();
    Log found = new Log();
    fitted.setListeners(expected);
    trained.setListeners(found);
    ExistingDataSetIterator batches = new ExistingDataSetIterator(List.of(of.batch(), of.batch()));

    // when
    fitted.fit(batches, 3);
    Trainer.of(trained).fit(batches, 3);

    // then
    assertThat(found.lines).isEqualTo(expected.lines).hasSize(12);
    assertThat(trained.score()).isCloseTo(fitted.score(), within(1e-5));
    assertThat(trained.getIterationCount()).isEqualTo(fitted.getIterationCount()).isEqualTo(6);
    assertThat(trained.getEpochCount()).isEqualTo(3);
    assertThat(trained.params().distance1(of.network().params())).isGreaterThan(0.1);
    assertClose(trained.params(), fitted.params());
    if (fitted.getUpdater().getStateViewArray() != null) {
      assertClose(
          trained.getUpdater().getStateViewArray(), fitted.getUpdater().getStateViewArray());
    }
  }

  private static void assertClose(INDArray found, INDArray expected) {
    assertThat(found.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-5);
  }

  @Test
  void fitAndATrainerTakeTurnsOnASavedNetwork() throws IOException {
    // given
    Case of = cases().findFirst().orElseThrow();
    MultiLayerNetwork fitted = of.network().clone();
    MultiLayerNetwork mixed = of.network().clone();
    for (int i = 0; i < 9; i++) {
      fitted.fit(of.batch());
    }

    // when
    for (int i = 0; i < 3; i++) {
      Trainer.of(mixed).fit(of.batch());
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(mixed, file, true);
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(file.toByteArray()), true);
    Trainer trainer = Trainer.of(read);
    for (int i = 0; i < 3; i++) {
      read.fit(of.batch());
      trainer.fit(of.batch());
    }

    // then
    assertClose(read.params(), fitted.params());
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void pyTorchsConventionIsTheApplicationsStep(boolean everyStep) {
    // given: the application's network and the same one in a trainer's hands
    Architecture gru =
        new Architecture(
            "any",
            UNITS,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            inputs -> new GRU.Builder().nIn(inputs).nOut(UNITS).build());
    Shape shape = new Shape(INPUTS, STEPS, OUTPUTS, TargetKind.VALUES, everyStep);
    RecurrentNetwork application = RecurrentNetwork.create(gru, shape, 3);
    Layer cell = gru.layer().apply(INPUTS);
    MultiLayerNetwork network =
        everyStep
            ? network(
                builder(new Adam(0.001)), each(LossFunction.MSE, Activation.IDENTITY, UNITS), cell)
            : network(
                builder(new Adam(0.001)),
                last(LossFunction.MSE, Activation.IDENTITY),
                new LastTimeStep(cell));
    network.params().assign(application.parameters().reshape(network.params().shape()));
    DataSet batch = batch(false, everyStep, everyStep);
    Learner learner =
        new Learner(
            application,
            TrainingSettings.plain(
                1, new io.github.rnncompare.training.Adam(0.001, 0.9, 0.999, 1e-8)),
            new TrainingSeeds(1, 1));
    Trainer trainer = Trainer.of(network).convention(Convention.PYTORCH);

    for (int i = 0; i < 20; i++) {
      // when
      double expected =
          learner.learn(
              new Sequences(batch.getFeatures(), batch.getLabels(), batch.getFeaturesMaskArray()));
      double found = trainer.fit(batch);

      // then: every bit
      assertThat(found).isEqualTo(expected);
    }
    assertThat(Floats.of(network.params())).isEqualTo(Floats.of(application.parameters()));
  }

  static Stream<Boolean> everyStep() {
    return Stream.of(false, true);
  }

  @Test
  void aClippedGradientHasTheBoundAsItsNorm() {
    // given: an update that is the gradient itself
    MultiLayerNetwork network =
        network(
            builder(new Sgd(1)),
            last(LossFunction.MSE, Activation.IDENTITY),
            new LastTimeStep(gru(INPUTS)));
    INDArray before = network.params().dup();

    // when
    Trainer.of(network).clipNorm(0.01).fit(batch(false, false, false));

    // then
    assertThat(network.params().distance2(before)).isCloseTo(0.01, within(1e-5));
  }

  @Test
  void clippingChangesAdamsUpdatesToo() {
    // given
    Case of = cases().findFirst().orElseThrow();
    MultiLayerNetwork free = of.network().clone();
    MultiLayerNetwork clipped = of.network().clone();

    // when: Adam's first update hides the length of the gradient
    Trainer.of(free).fit(of.batch());
    Trainer.of(clipped).clipNorm(0.01).fit(of.batch());

    // then: v = (1 − β2) g², and ‖g‖ = 0.01
    INDArray state = clipped.getUpdater().getStateViewArray();
    float[] moments = Floats.of(state);
    double squares = 0;
    for (int i = moments.length / 2; i < moments.length; i++) {
      squares += moments[i] / 0.001;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(0.01, within(1e-5));
    assertThat(free.params().distance1(clipped.params())).isGreaterThan(0);
  }

  @Test
  void earlyStoppingTrainsByTheTrainer() {
    // given
    Case of = cases().findFirst().orElseThrow();
    MultiLayerNetwork network = of.network().clone();
    ExistingDataSetIterator batches = new ExistingDataSetIterator(List.of(of.batch()));
    EarlyStoppingConfiguration<MultiLayerNetwork> configuration =
        new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(4))
            .scoreCalculator(new DataSetLossCalculator(batches, true))
            .modelSaver(new InMemoryModelSaver<>())
            .build();

    // when
    EarlyStoppingResult<MultiLayerNetwork> result =
        Trainer.of(network).earlyStopping(configuration, batches).fit();

    // then
    assertThat(result.getTerminationReason())
        .isEqualTo(EarlyStoppingResult.TerminationReason.EpochTerminationCondition);
    assertThat(result.getBestModelEpoch()).isEqualTo(3);
    assertThat(result.getBestModelScore()).isLessThan(of.network().score(of.batch()));
  }

  @Test
  void whatFitAloneCanTrainIsRefused() {
    MultiLayerNetwork truncated =
        new MultiLayerNetwork(
            builder(new Adam(0.01))
                .list()
                .layer(gru(INPUTS))
                .layer(each(LossFunction.MSE, Activation.IDENTITY, UNITS))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(3)
                .build());
    truncated.init();
    assertThatThrownBy(() -> Trainer.of(truncated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("truncated backpropagation")
        .hasMessageContaining("MultiLayerNetwork.fit trains it");

    MultiLayerNetwork sgd =
        network(
            builder(new Sgd(1)), each(LossFunction.MSE, Activation.IDENTITY, UNITS), gru(INPUTS));
    assertThatThrownBy(() -> Trainer.of(sgd).convention(Convention.PYTORCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Adam");
    assertThatThrownBy(() -> Trainer.of(sgd).clipNorm(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
