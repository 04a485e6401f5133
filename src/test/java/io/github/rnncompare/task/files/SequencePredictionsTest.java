package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.generated.RandomTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SequencePredictionsTest {
  @TempDir private Path directory;
  private Path file = Path.of("");

  /** Two features; b has two steps, the others one. */
  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            directory.resolve("new.csv"),
            "sequence,step,x1,x2\na,1,1,10\nb,1,2,20\nb,2,3,30\nc,1,4,40\n");
  }

  private Predicted predict(TargetKind kind, boolean everyStep, UnaryOperator<INDArray> network)
      throws IOException {
    Shape shape = new Shape(2, 5, 2, kind, everyStep);
    return Predicted.of(new RandomTensors(1, shape), file, Map.of(), network);
  }

  @Test
  void equallyLongSequencesAreRunTogetherAndNoneIsPadded() throws IOException {
    // given
    List<long[]> shapes = new ArrayList<>();

    // when
    predict(
        TargetKind.VALUES,
        true,
        features -> {
          shapes.add(features.shape());
          return features;
        });

    // then
    assertThat(shapes).containsExactly(new long[] {2, 2, 1}, new long[] {1, 2, 2});
  }

  @Test
  void valuesAtEveryStepAreTheStepsOwn() throws IOException {
    // when: the outputs are the features
    Predicted predictions = predict(TargetKind.VALUES, true, features -> features);

    // then
    assertThat(predictions.columns()).containsExactly("sequence", "step", "y1", "y2");
    assertThat(predictions.rows())
        .containsExactly(
            List.of("a", 1, 1f, 10f),
            List.of("b", 1, 2f, 20f),
            List.of("b", 2, 3f, 30f),
            List.of("c", 1, 4f, 40f));
  }

  @Test
  void valuesAtTheLastStepAreOneRowASequence() throws IOException {
    // when: the outputs are sums over time
    Predicted predictions = predict(TargetKind.VALUES, false, features -> features.sum(2));

    // then
    assertThat(predictions.columns()).containsExactly("sequence", "y1", "y2");
    assertThat(predictions.rows())
        .containsExactly(List.of("a", 1f, 10f), List.of("b", 5f, 50f), List.of("c", 4f, 40f));
  }

  @Test
  void theClassIsTheLikeliestOneCountedFromOne() throws IOException {
    // given: chances for the two sequences of one step, and for each step of the one of two
    INDArray ofOneStep = Nd4j.createFromArray(new float[][] {{0.75f, 0.25f}, {0.5f, 0.5f}});
    INDArray ofTwoSteps = Nd4j.createFromArray(new float[][] {{0.25f, 0.9f}, {0.75f, 0.1f}});

    // when
    Predicted predictions =
        predict(
            TargetKind.CLASSES,
            true,
            features ->
                features.size(2) == 1 ? ofOneStep.reshape(2, 2, 1) : ofTwoSteps.reshape(1, 2, 2));

    // then: the earlier of two that are equally likely
    assertThat(predictions.columns()).containsExactly("sequence", "step", "p_1", "p_2", "class");
    assertThat(predictions.rows())
        .containsExactly(
            List.of("a", 1, 0.75f, 0.25f, "1"),
            List.of("b", 1, 0.25f, 0.75f, "2"),
            List.of("b", 2, 0.9f, 0.1f, "1"),
            List.of("c", 1, 0.5f, 0.5f, "1"));
  }

  @Test
  void aPredictionThatIsNoNumberIsAMistakeWithItsPlace() {
    INDArray ofTwoSteps = Nd4j.createFromArray(new float[][] {{0.5f, 0.5f}, {0.5f, Float.NaN}});
    assertThatThrownBy(
            () ->
                predict(
                    TargetKind.CLASSES,
                    true,
                    features ->
                        features.size(2) == 1 ? Nd4j.ones(2, 2, 1) : ofTwoSteps.reshape(1, 2, 2)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ": sequence 'b', step 2: the prediction is NaN");
    assertThatThrownBy(
            () ->
                predict(
                    TargetKind.VALUES, false, features -> features.sum(2).muli(Float.MAX_VALUE)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ": sequence 'a': the prediction is Infinity");
  }

  @Test
  void manySequencesAreRunInSeveralBatches() throws IOException {
    // given: 40,000 steps, more than are run at once
    StringBuilder rows = new StringBuilder("sequence,step,x1,x2\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append("s%d,1,%d,0\ns%d,2,%d,1\n".formatted(i, i, i, -i));
    }
    Files.writeString(file, rows);
    List<Long> batches = new ArrayList<>();

    // when
    Predicted predictions =
        predict(
            TargetKind.VALUES,
            false,
            features -> {
              batches.add(features.size(0));
              return features.slice(0, 2); // the first step's
            });

    // then
    assertThat(batches).containsExactly(8192L, 8192L, 3616L);
    for (int i = 0; i < 20_000; i++) {
      assertThat(predictions.rows().get(i)).isEqualTo(List.of("s" + i, (float) i, 0f));
    }
  }
}
