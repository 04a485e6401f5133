package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.GRUTesting.everyStep;
import static io.github.rnncompare.layer.GRUTesting.random;
import static io.github.rnncompare.layer.GRUTesting.steps;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.GRUTesting.DoublePrecision;
import io.github.rnncompare.layer.GRUTesting.Form;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Truncated backpropagation through time, with the state carried from segment to segment. */
@ExtendWith(DoublePrecision.class)
class GRUTruncatedBackpropagationTest {

  private static final int BATCH = 2;
  private static final int INPUT = 2;
  private static final int HIDDEN = 3;
  private static final int SEGMENT = 3;
  private static final double LEARNING_RATE = 0.1;

  private final INDArray carried = random(5, BATCH, HIDDEN);
  private final INDArray features = random(2, BATCH, INPUT, 2 * SEGMENT);
  private final INDArray labels = random(3, BATCH, 1, 2 * SEGMENT);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void gradientOfASegmentThatStartsFromACarriedState(Form form) {
    MultiLayerNetwork network = truncated(form.layer(INPUT, HIDDEN), new NoOp());

    double error = errorFrom(network, WorkingLayer.STATE_KEY_HIDDEN);

    assertThat(error).isLessThan(GradientCheck.TOLERANCE);
  }

  @Test
  void checkFindsTheWrongGradientOfTheStockSimpleRnn() {
    // given DL4J's layer, whose backward pass forgets the carried state
    MultiLayerNetwork network =
        truncated(
            new SimpleRnn.Builder().nIn(INPUT).nOut(HIDDEN).activation(Activation.TANH).build(),
            new NoOp());

    double error =
        errorFrom(
            network, org.deeplearning4j.nn.layers.recurrent.SimpleRnn.STATE_KEY_PREV_ACTIVATION);

    assertThat(error).isGreaterThan(1e-2);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void fitTakesOneStepASegmentAndCarriesTheState(Form form) {
    // given
    MultiLayerNetwork fitted = truncated(form.layer(INPUT, HIDDEN), new Sgd(LEARNING_RATE));
    MultiLayerNetwork byHand = fitted.clone();

    // when
    fitted.fit(new DataSet(features, labels));

    // then the same comes from two steps of gradient descent with the state passed by hand
    INDArray states = byHand.feedForward(segment(0).getFeatures(), false).get(1);
    INDArray end = steps(states, SEGMENT - 1, SEGMENT).reshape(BATCH, HIDDEN);
    String key = WorkingLayer.STATE_KEY_HIDDEN;
    descend(byHand, carryingGradients(byHand, key, end.mul(0), segment(0)));
    descend(byHand, carryingGradients(byHand, key, end, segment(1)));
    assertThat(GRUTesting.difference(fitted.params(), byHand.params())).isLessThan(1e-12);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void shorterWalkBackIsTheGradientOfTheLastStepsAlone(Form form) {
    // given a segment, its last two steps, and the state between
    int back = 2;
    MultiLayerNetwork network = truncated(form.layer(INPUT, HIDDEN), new NoOp());
    network.initGradientsView();
    WorkingLayer layer = (WorkingLayer) network.getLayer(0);
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    INDArray input = segment(0).getFeatures();
    INDArray epsilon = random(6, BATCH, HIDDEN, SEGMENT);

    // when
    INDArray output = layer.rnnActivateUsingStoredState(input, true, false, workspaces).dup();
    Pair<Gradient, INDArray> shorter = layer.tbpttBackpropGradient(epsilon, back, workspaces);
    Map<String, INDArray> gradients = GradientCheck.copies(shorter.getFirst());

    // then
    INDArray before = steps(output, SEGMENT - back - 1, SEGMENT - back).reshape(BATCH, HIDDEN);
    layer.rnnSetTBPTTState(Map.of(WorkingLayer.STATE_KEY_HIDDEN, before));
    layer.rnnActivateUsingStoredState(
        steps(input, SEGMENT - back, SEGMENT), true, false, workspaces);
    Pair<Gradient, INDArray> lastSteps =
        layer.backpropGradient(steps(epsilon, SEGMENT - back, SEGMENT), workspaces);
    lastSteps
        .getFirst()
        .gradientForVariable()
        .forEach(
            (key, expected) ->
                assertThat(GRUTesting.difference(requireNonNull(gradients.get(key), key), expected))
                    .as(key)
                    .isLessThan(1e-12));
    INDArray none = steps(shorter.getSecond(), 0, SEGMENT - back);
    assertThat(none.amaxNumber().doubleValue()).isZero();
    assertThat(
            GRUTesting.difference(
                steps(shorter.getSecond(), SEGMENT - back, SEGMENT), lastSteps.getSecond()))
        .isLessThan(1e-12);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.GRUTesting$Form#all")
  void gradientInAGraph(Form form) {
    // given
    ComputationGraph graph =
        new ComputationGraph(
            GRUTesting.configuration(DataType.DOUBLE, new NoOp())
                .graphBuilder()
                .addInputs("in")
                .addLayer("gru", form.layer(INPUT, HIDDEN), "in")
                .addLayer("out", everyStep(HIDDEN, 1), "gru")
                .setOutputs("out")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(SEGMENT)
                .tBPTTBackwardLength(SEGMENT)
                .build());
    graph.init();
    graph.setParams(random(1, 1, graph.numParams()));
    RecurrentLayer layer = (RecurrentLayer) graph.getLayer("gru");
    graph.setInputs(segment(1).getFeatures());
    graph.setLabels(segment(1).getLabels());
    Runnable pass =
        () -> {
          layer.rnnSetTBPTTState(Map.of(WorkingLayer.STATE_KEY_HIDDEN, carried.dup()));
          graph.computeGradientAndScore();
        };

    // when
    pass.run();
    double error =
        GradientCheck.largestError(
            graph.paramTable(),
            GradientCheck.copies(graph.gradient()),
            () -> {
              pass.run();
              return BATCH * graph.score();
            });

    // then
    assertThat(error).isLessThan(GradientCheck.TOLERANCE);
  }

  private double errorFrom(MultiLayerNetwork network, String stateKey) {
    DataSet second = segment(1);
    Map<String, INDArray> gradients = carryingGradients(network, stateKey, carried, second);
    return GradientCheck.largestError(
        network.paramTable(),
        gradients,
        () -> {
          carryingGradients(network, stateKey, carried, second);
          return BATCH * network.score();
        });
  }

  private DataSet segment(long index) {
    return new DataSet(
        steps(features, index * SEGMENT, (index + 1) * SEGMENT),
        steps(labels, index * SEGMENT, (index + 1) * SEGMENT));
  }

  private static void descend(MultiLayerNetwork network, Map<String, INDArray> gradients) {
    gradients.forEach(
        (key, gradient) -> {
          INDArray parameter = network.getParam(key);
          parameter.subi(gradient.reshape(parameter.shape()).mul(LEARNING_RATE / BATCH));
        });
  }

  /** Gradients of a segment as DL4J computes them inside its truncated loop. */
  private static Map<String, INDArray> carryingGradients(
      MultiLayerNetwork network, String stateKey, INDArray state, DataSet segment) {
    RecurrentLayer layer = (RecurrentLayer) network.getLayer(0);
    layer.rnnSetPreviousState(Map.of(stateKey, state.dup()));
    layer.rnnSetTBPTTState(Map.of(stateKey, state.dup()));
    return GradientCheck.gradients(network, segment);
  }

  private static MultiLayerNetwork truncated(BaseRecurrentLayer layer, IUpdater updater) {
    return GRUTesting.randomised(
        GRUTesting.configuration(DataType.DOUBLE, updater)
            .list()
            .layer(layer)
            .layer(everyStep(HIDDEN, 1))
            .backpropType(BackpropType.TruncatedBPTT)
            .tBPTTForwardLength(SEGMENT)
            .tBPTTBackwardLength(SEGMENT)
            .build());
  }
}
