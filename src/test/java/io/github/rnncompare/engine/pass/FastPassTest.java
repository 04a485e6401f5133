package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.Test;

class FastPassTest {
  @Test
  void whatOneShardThrowsIsThrownAsItIsWhenAllHaveEnded() throws Exception {
    for (Throwable failure :
        List.of(new OutOfMemoryError("heap space"), new IllegalStateException("odd"))) {
      // given: one fails at once, the others take their time
      AtomicInteger ended = new AtomicInteger();
      AtomicInteger atThrow = new AtomicInteger();
      ForkJoinPool pool = new ForkJoinPool(4);

      // when
      pool.submit(
              () -> {
                assertThatThrownBy(() -> Parallel.each(4, i -> piece(i, failure, ended)))
                    .isSameAs(failure)
                    .hasNoCause();
                atThrow.set(ended.get());
              })
          .get(20, TimeUnit.SECONDS);
      pool.shutdown();

      // then
      assertThat(atThrow).hasValue(3);
    }
  }

  @Test
  void aProductThatMemoryDoesNotSufficeForIsALackOfMemory() {
    assertThatThrownBy(() -> OneDnn.failure(dnnl.dnnl_out_of_memory, "product"))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("product");
    assertThat(OneDnn.failure(dnnl.dnnl_unimplemented, "product"))
        .hasMessage("product failed with status " + dnnl.dnnl_unimplemented);
  }

  private static void piece(int index, Throwable failure, AtomicInteger ended) {
    if (index == 2) {
      if (failure instanceof Error e) {
        throw e;
      }
      throw (RuntimeException) failure;
    }
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    ended.incrementAndGet();
  }
}
