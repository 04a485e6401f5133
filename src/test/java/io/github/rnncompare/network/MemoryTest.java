package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class MemoryTest {
  @Test
  void aShortageIsRecognisedWhereverItIsFound() {
    // given: JavaCPP says first what it wanted, then why it did not get it
    Error wanted = new OutOfMemoryError("Cannot allocate new FloatPointer(9)");
    wanted.initCause(new OutOfMemoryError("Failed to allocate memory within limits: 9M > 8M"));
    Exception copied = new CompletionException("java.lang.OutOfMemoryError: heap", wanted);

    // then
    assertThat(Memory.shortage(new OutOfMemoryError("heap"))).contains("heap");
    assertThat(Memory.shortage(new OutOfMemoryError())).contains("null");
    assertThat(Memory.shortage(wanted))
        .contains("Failed to allocate memory within limits: 9M > 8M");
    assertThat(Memory.shortage(copied)).isEqualTo(Memory.shortage(wanted));
    assertThat(Memory.shortage(new RuntimeException("Allocation failed: [std::bad_alloc]")))
        .contains("Allocation failed: [std::bad_alloc]");
  }

  @Test
  void otherFailuresAreNone() {
    // given: causes that go in a circle
    Exception one = new IllegalStateException("odd");
    one.initCause(new IllegalStateException("even", one));

    // then
    assertThat(Memory.shortage(one)).isEmpty();
    assertThat(Memory.shortage(new StackOverflowError())).isEmpty();
    assertThat(Memory.shortage(new IllegalStateException())).isEmpty();
  }

  @Test
  @SuppressWarnings("try") // the memory is closed, never used
  void whatAThreadsStepsHadIsGivenBack() {
    // given
    Memory.releaseSteps();
    RecurrentNetwork network =
        RecurrentNetwork.create(
            new Architecture(
                "gru",
                4,
                Stack.SINGLE,
                Initialisation.PYTORCH,
                in -> new GRU.Builder().nIn(in).nOut(4).recurrentBias(true).build()),
            new Shape(2, 3, 1, TargetKind.VALUES, false),
            1);
    for (int i = 0; i < 2; i++) {
      try (StepMemory memory = network.openStep()) {
        network.forward(Nd4j.rand(5, 2, 3), null, true);
      }
    }
    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread()).isNotEmpty();

    // when
    Memory.releaseSteps();

    // then
    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread()).isEmpty();
  }
}
