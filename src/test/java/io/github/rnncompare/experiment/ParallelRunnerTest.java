package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelRunnerTest {
  private static ParallelRunner.Job job(Runnable runnable) {
    return runnable::run;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void allJobsRunOnce(int atOnce) throws IOException {
    // given
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    // when
    new ParallelRunner(atOnce)
        .run(IntStream.range(0, 50).mapToObj(i -> job(() -> done.add(i))).toList());

    // then
    assertThat(done).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
    if (atOnce == 1) {
      assertThat(done).isSorted();
    }
  }

  @Test
  void asManyRunAtATimeAsWereAskedFor() throws IOException {
    // given: jobs that end only when all three have begun
    CountDownLatch begun = new CountDownLatch(3);
    List<Boolean> together = Collections.synchronizedList(new ArrayList<>());
    ParallelRunner.Job job =
        () -> {
          begun.countDown();
          try {
            together.add(begun.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };

    // when
    new ParallelRunner(3).run(List.of(job, job, job));

    // then
    assertThat(together).containsExactly(true, true, true);
  }

  @Test
  void jobsBeginInTheirOrder() throws IOException {
    // given
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(9);
    List<ParallelRunner.Job> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          begun.add(0);
          first.countDown();
          await(others);
        });
    for (int i = 1; i < 10; i++) {
      int place = i;
      jobs.add(
          () -> {
            await(first);
            begun.add(place);
            others.countDown();
          });
    }

    // when: the first ends last, so that the others share one thread
    new ParallelRunner(2).run(jobs);

    // then
    assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void afterAFailureNoneBeginsAndTheFirstFailureIsThrown() {
    for (Throwable failure :
        List.of(
            new IOException("a"), new IllegalStateException("b"), new StackOverflowError("c"))) {
      // given
      List<Integer> done = Collections.synchronizedList(new ArrayList<>());
      ParallelRunner work = new ParallelRunner(1);
      List<ParallelRunner.Job> jobs =
          List.of(
              job(() -> done.add(1)),
              () -> {
                if (failure instanceof IOException e) {
                  throw e;
                }
                if (failure instanceof Error e) {
                  throw e;
                }
                throw (RuntimeException) failure;
              },
              job(() -> done.add(3)));
      assertThat(work.isStopped()).isFalse();

      // when, then
      assertThatThrownBy(() -> work.run(jobs)).isSameAs(failure);
      assertThat(done).containsExactly(1);
      assertThat(work.isStopped()).isTrue();
    }
  }

  @Test
  void jobsThatHaveBegunAreWaitedFor() {
    // given
    CountDownLatch failed = new CountDownLatch(1);
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    ParallelRunner work = new ParallelRunner(2);
    ParallelRunner.Job slow =
        () -> {
          try {
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          done.add("slow");
        };
    ParallelRunner.Job failing =
        () -> {
          failed.countDown();
          throw new IOException("full");
        };

    // when, then
    assertThatThrownBy(() -> work.run(List.of(slow, failing))).hasMessage("full");
    assertThat(done).containsExactly("slow");
  }

  @Test
  void jobsFindClassesWhereTheCallerDoes() throws IOException {
    // given
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    List<ClassLoader> found = Collections.synchronizedList(new ArrayList<>());
    try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
      caller.setContextClassLoader(own);

      // when
      new ParallelRunner(2)
          .run(
              Collections.nCopies(
                  4, job(() -> found.add(Thread.currentThread().getContextClassLoader()))));

      // then
      assertThat(found).hasSize(4).containsOnly(own);
    } finally {
      caller.setContextClassLoader(before);
    }
  }
}
