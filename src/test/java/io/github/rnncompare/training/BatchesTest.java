package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class BatchesTest {
  /** Ten sequences, each of two steps of one feature and a target that all say its number. */
  private static final Sequences TEN =
      new Sequences(
          Nd4j.arange(10).castTo(DataType.FLOAT).reshape(10, 1, 1).broadcast(10, 1, 2),
          Nd4j.arange(10).castTo(DataType.FLOAT).reshape(10, 1));

  private static List<Integer> order(Batches batches) {
    List<Integer> order = new ArrayList<>();
    for (Iterator<Sequences> left = batches.nextEpoch(); left.hasNext(); ) {
      Sequences batch = left.next();
      for (int i = 0; i < batch.count(); i++) {
        assertThat(batch.features().getInt(i, 0, 1)).isEqualTo(batch.targets().getInt(i, 0));
        order.add(batch.targets().getInt(i, 0));
      }
    }
    return order;
  }

  @Test
  void anEpochHasEverySequenceOnceInANewOrder() {
    // given
    Batches batches = new Batches(TEN, Optional.of(4), 1);

    // when
    List<Integer> first = order(batches);
    List<Integer> second = order(batches);

    // then
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
  }

  @Test
  void theLastBatchMayBeSmaller() {
    List<Integer> counts = new ArrayList<>();
    new Batches(TEN, Optional.of(4), 1)
        .nextEpoch()
        .forEachRemaining(batch -> counts.add(batch.count()));
    assertThat(counts).containsExactly(4, 4, 2);
  }

  @Test
  void theOrderDependsOnTheSeedAlone() {
    assertThat(order(new Batches(TEN, Optional.of(3), 5)))
        .isEqualTo(order(new Batches(TEN, Optional.of(3), 5)))
        .isNotEqualTo(order(new Batches(TEN, Optional.of(3), 6)));
  }

  @Test
  void aFullBatchIsTheDataThemselves() {
    assertThat(new Batches(TEN, Optional.empty(), 1).nextEpoch()).toIterable().containsExactly(TEN);
    assertThat(new Batches(TEN, Optional.of(100), 1).nextEpoch()).toIterable().containsExactly(TEN);
  }
}
