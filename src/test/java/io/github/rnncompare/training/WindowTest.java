package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Window.Last;
import io.github.rnncompare.training.Window.Next;
import io.github.rnncompare.training.Window.Whole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WindowTest {
  /** Two sequences of five steps, of which each says its number, the second's from 5 on. */
  private static final INDArray STEPS =
      Nd4j.arange(10).castTo(DataType.FLOAT).reshape(2, 1, 5).dup('f');

  private static Sequences everyStep(@Nullable INDArray mask) {
    return new Sequences(STEPS, STEPS.mul(10), mask);
  }

  private static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  @Test
  void targetsAtEveryStepAreCutIntoWindows() {
    // when
    List<Window> windows = Window.of(everyStep(null), Optional.of(2));

    // then
    assertThat(windows).hasSize(3).allMatch(window -> window instanceof Next);
    assertThat(windows)
        .extracting(window -> ((Next) window).first())
        .containsExactly(true, false, false);
    assertThat(windows)
        .extracting(window -> numbers(window.sequences().features()))
        .containsExactly(new float[] {0, 1, 5, 6}, new float[] {2, 3, 7, 8}, new float[] {4, 9});
    assertThat(windows)
        .extracting(window -> numbers(window.sequences().targets()))
        .containsExactly(
            new float[] {0, 10, 50, 60}, new float[] {20, 30, 70, 80}, new float[] {40, 90});
  }

  @Test
  void theLastStepsAreLearntOfATargetAtTheLast() {
    // given
    INDArray targets = Nd4j.createFromArray(new float[][] {{1}, {2}});

    // when
    List<Window> windows = Window.of(new Sequences(STEPS, targets), Optional.of(2));

    // then
    assertThat(windows).singleElement().isInstanceOf(Last.class);
    Last last = (Last) windows.get(0);
    assertThat(numbers(last.before())).containsExactly(0, 1, 2, 5, 6, 7);
    assertThat(numbers(last.sequences().features())).containsExactly(3, 4, 8, 9);
    assertThat(last.sequences().targets()).isEqualTo(targets);
  }

  @Test
  void aWindowAsLongAsTheSequenceIsTheSequence() {
    Sequences batch = everyStep(null);
    assertThat(Window.of(batch, Optional.of(5))).containsExactly(new Whole(batch));
    assertThat(Window.of(batch, Optional.of(50))).containsExactly(new Whole(batch));
    assertThat(Window.of(batch, Optional.empty())).containsExactly(new Whole(batch));
  }

  @Test
  void aWindowOfPaddingIsLeftOut() {
    // given: padding at the first step of both, and at the last two
    INDArray mask = Nd4j.createFromArray(new float[][] {{0, 1, 1, 0, 0}, {0, 0, 1, 0, 0}});

    // when
    List<Window> windows = Window.of(everyStep(mask), Optional.of(1));

    // then: the first that is left starts from zeros
    assertThat(windows).extracting(window -> ((Next) window).first()).containsExactly(true, false);
    assertThat(windows)
        .extracting(window -> numbers(window.sequences().features()))
        .containsExactly(new float[] {1, 6}, new float[] {2, 7});
    assertThat(windows)
        .extracting(window -> window.sequences().positions())
        .containsExactly(1L, 2L);
  }
}
