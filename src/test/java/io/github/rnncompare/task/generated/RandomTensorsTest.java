package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class RandomTensorsTest {

  private static RandomTensors task(TargetKind kind, int outputSize, boolean everyStep) {
    return new RandomTensors(100, new Shape(10, 5, outputSize, kind, everyStep));
  }

  @Test
  void theShapesAreTheLectures() {
    // when
    TaskData data = task(TargetKind.VALUES, 1, false).data(1);

    // then
    assertThat(data.train().sequences().features().shape()).containsExactly(100, 10, 5);
    assertThat(data.train().sequences().targets().shape()).containsExactly(100, 1);
    assertThat(data.validation()).isNull();
    assertThat(data.test()).isNull();
  }

  @Test
  void valuesAreStandardNormal() {
    // given: 5,000 values, whose mean has a standard error of 0.014
    INDArray features = task(TargetKind.VALUES, 1, false).data(1).train().sequences().features();

    assertThat(features.meanNumber().doubleValue()).isCloseTo(0, within(0.06));
    assertThat(features.stdNumber().doubleValue()).isCloseTo(1, within(0.05));
  }

  @Test
  void equalSeedsGiveEqualDataAndOthersDoNot() {
    RandomTensors task = task(TargetKind.VALUES, 1, false);
    Sequences first = task.data(1).train().sequences();
    assertThat(first.features()).isEqualTo(task.data(1).train().sequences().features());
    assertThat(first.targets()).isEqualTo(task.data(1).train().sequences().targets());
    assertThat(first.features()).isNotEqualTo(task.data(2).train().sequences().features());
  }

  @Test
  void theBaselineIsTheMeanSquareOfTheTargets() {
    // given
    TaskData data = task(TargetKind.VALUES, 2, true).data(3);
    INDArray targets = data.train().sequences().targets();
    double sum = 0;
    for (int i = 0; i < targets.length(); i++) {
      sum += targets.getDouble(i) * targets.getDouble(i);
    }

    // then
    assertThat(targets.shape()).containsExactly(100, 2, 5);
    assertThat(data.baselines()).hasSize(1);
    assertThat(data.baselines().get(0).value()).isCloseTo(sum / 1000, within(1e-6));
  }

  @Test
  void classesAreOneHot() {
    for (boolean everyStep : new boolean[] {false, true}) {
      TaskData data = task(TargetKind.CLASSES, 3, everyStep).data(1);
      INDArray targets = data.train().sequences().targets();

      assertThat(targets.sum(1).minNumber().doubleValue()).isEqualTo(1);
      assertThat(targets.sum(1).maxNumber().doubleValue()).isEqualTo(1);
      assertThat(targets.maxNumber().doubleValue()).isEqualTo(1);
      assertThat(data.baselines().get(0).value()).isEqualTo(StrictMath.log(3));
    }
  }
}
