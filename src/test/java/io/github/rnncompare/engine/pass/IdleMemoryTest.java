package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class IdleMemoryTest {
  private static final long SEED = 20261127;

  /** A batch whose steps take about 50 MB. */
  private static final Size LARGE = new Size(64, 120, 16, 200, 1);

  private static final Size SMALL = new Size(8, 40, 16, 200, 1);

  /** So wide that the copies of its recurrent weights alone are too much. */
  private static final Size WIDE = new Size(2, 16, 2, 1024, 1);

  private static Engine.Pass run(FastEngine engine, Size size, boolean training) {
    Walk walk = Walk.random(new Random(SEED), Form.plain(new LstmCell()), size);
    Parameters parameters = Walk.typed(walk.layers().get(0), DataType.FLOAT);
    INDArray input = walk.input().castTo(DataType.FLOAT).dup('f');
    return engine.forward(parameters, new Sequence(input, null, null), training, null);
  }

  @Test
  void anIdleEngineKeepsLittle() {
    // given: as after a call of fit
    FastEngine engine = new FastEngine(new LstmCell());
    run(engine, LARGE, true);
    long trained = engine.floats();
    assertThat(trained).isGreaterThan(FastEngine.KEPT_IDLE);

    // when, then: the next call of fit finds its memory
    engine.clear();
    assertThat(engine.floats()).isEqualTo(trained);

    // when, then: another call, as after output
    engine.clear();
    assertThat(engine.floats()).isLessThanOrEqualTo(FastEngine.KEPT_IDLE);
  }

  @Test
  void copiesOfLargeWeightsCount() {
    // given: two copies of RW [1024, 4 · 1024]
    FastEngine engine = new FastEngine(new LstmCell());
    run(engine, WIDE, false);
    long weights = 4L * 1024 * 1024;
    assertThat(engine.floats()).isGreaterThan(2 * weights);

    // when
    engine.clear();

    // then
    assertThat(engine.floats()).isLessThan(weights);
  }

  @Test
  void soDoesTheCopyForOneSequence() {
    // given
    FastEngine engine = new FastEngine(new LstmCell());

    // when
    run(engine, new Size(1, 16, 2, 256, 1), false);

    // then: a copy of RW [256, 4 · 256]
    assertThat(engine.floats()).isGreaterThan(4L * 256 * 256);
  }

  @Test
  void theLatestBatchStaysIfItFits() {
    // given
    FastEngine engine = new FastEngine(new LstmCell());
    run(engine, SMALL, true);
    long small = engine.floats();
    run(engine, LARGE, true);
    run(engine, SMALL, true);

    // when
    engine.clear();
    engine.clear();

    // then
    assertThat(engine.floats()).isEqualTo(small);
  }

  @Test
  void aPassEndsWithItsMemory() {
    // given
    FastEngine engine = new FastEngine(new LstmCell());
    Engine.Pass pass = run(engine, SMALL, true);

    // when
    engine.clear();

    // then
    assertThatThrownBy(pass::lastState).isInstanceOf(IllegalStateException.class);
  }
}
