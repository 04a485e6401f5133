package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static io.github.rnncompare.layer.LayerTesting.random;
import static io.github.rnncompare.layer.LayerTesting.steps;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Truncated backpropagation through time, with the state carried from segment to segment. */
@ExtendWith(DoublePrecision.class)
class TruncatedBackpropagationTest {

  private static final int BATCH = 2;
  private static final int INPUT = 2;
  private static final int HIDDEN = 3;
  private static final int SEGMENT = 3;
  private static final double LEARNING_RATE = 0.1;

  private final INDArray features = random(2, BATCH, INPUT, 2 * SEGMENT);
  private final INDArray labels = random(3, BATCH, 1, 2 * SEGMENT);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void gradientOfASegmentThatStartsFromACarriedState(Form form) {
    MultiLayerNetwork network = truncated(form.layer(INPUT, HIDDEN), new NoOp());

    double error = CarriedState.largestError(network, form.state(BATCH, HIDDEN), segment(1));

    assertThat(error).isLessThan(GradientCheck.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void fitTakesOneStepASegmentAndCarriesTheState(Form form) {
    // given
    MultiLayerNetwork fitted = truncated(form.layer(INPUT, HIDDEN), new Sgd(LEARNING_RATE));
    MultiLayerNetwork byHand = fitted.clone();

    // when
    fitted.fit(new DataSet(features, labels));

    // then the same comes from two steps of gradient descent with the state passed by hand
    Map<String, INDArray> end = stateAfter(byHand, segment(0).getFeatures());
    descend(byHand, CarriedState.gradients(byHand, Map.of(), segment(0)));
    descend(byHand, CarriedState.gradients(byHand, end, segment(1)));
    assertThat(LayerTesting.difference(fitted.params(), byHand.params())).isLessThan(1e-12);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void shorterWalkBackIsTheGradientOfTheLastStepsAlone(Form form) {
    // given a segment, its last two steps, and the state between
    int back = 2;
    MultiLayerNetwork network = truncated(form.layer(INPUT, HIDDEN), new NoOp());
    network.initGradientsView();
    RecurrentLayerImpl layer = (RecurrentLayerImpl) network.getLayer(0);
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    INDArray input = segment(0).getFeatures();
    INDArray epsilon = random(6, BATCH, HIDDEN, SEGMENT);

    // when
    layer.rnnActivateUsingStoredState(input, true, false, workspaces);
    Pair<Gradient, INDArray> shorter = layer.tbpttBackpropGradient(epsilon, back, workspaces);
    Map<String, INDArray> gradients = GradientCheck.copies(shorter.getFirst());

    // then
    layer.rnnSetTBPTTState(stateAfter(network, steps(input, 0, SEGMENT - back)));
    layer.rnnActivateUsingStoredState(
        steps(input, SEGMENT - back, SEGMENT), true, false, workspaces);
    Pair<Gradient, INDArray> lastSteps =
        layer.backpropGradient(steps(epsilon, SEGMENT - back, SEGMENT), workspaces);
    lastSteps
        .getFirst()
        .gradientForVariable()
        .forEach(
            (key, expected) ->
                assertThat(
                        LayerTesting.difference(requireNonNull(gradients.get(key), key), expected))
                    .as(key)
                    .isLessThan(1e-12));
    INDArray none = steps(shorter.getSecond(), 0, SEGMENT - back);
    assertThat(none.amaxNumber().doubleValue()).isZero();
    assertThat(
            LayerTesting.difference(
                steps(shorter.getSecond(), SEGMENT - back, SEGMENT), lastSteps.getSecond()))
        .isLessThan(1e-12);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void gradientInAGraph(Form form) {
    // given
    ComputationGraph graph =
        new ComputationGraph(
            LayerTesting.configuration(DataType.DOUBLE, new NoOp())
                .graphBuilder()
                .addInputs("in")
                .addLayer("recurrent", form.layer(INPUT, HIDDEN), "in")
                .addLayer("out", everyStep(HIDDEN, 1), "recurrent")
                .setOutputs("out")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(SEGMENT)
                .tBPTTBackwardLength(SEGMENT)
                .build());
    graph.init();
    graph.setParams(random(1, 1, graph.numParams()));
    RecurrentLayer layer = (RecurrentLayer) graph.getLayer("recurrent");
    graph.setInputs(segment(1).getFeatures());
    graph.setLabels(segment(1).getLabels());
    Runnable pass =
        () -> {
          layer.rnnSetTBPTTState(form.state(BATCH, HIDDEN));
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

  private static Map<String, INDArray> stateAfter(MultiLayerNetwork network, INDArray input) {
    MultiLayerNetwork other = network.clone();
    other.rnnTimeStep(input);
    return other.rnnGetPreviousState(0);
  }

  private static MultiLayerNetwork truncated(BaseRecurrentLayer layer, IUpdater updater) {
    return LayerTesting.randomised(
        LayerTesting.configuration(DataType.DOUBLE, updater)
            .list()
            .layer(layer)
            .layer(everyStep(HIDDEN, 1))
            .backpropType(BackpropType.TruncatedBPTT)
            .tBPTTForwardLength(SEGMENT)
            .tBPTTBackwardLength(SEGMENT)
            .build());
  }
}
