package io.github.rnncompare.engine.pass;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where the arrays of a step lie that nobody needs after it. Hundreds of steps make gigabytes of
 * them, outside the heap, where the garbage collector does not see how much there is.
 */
enum StepScopes {
  /** They lie where all others do: whoever runs the pass has memory for a whole one. */
  NONE,
  /** They lie in memory that the next step overwrites. */
  OWN;

  private static final WorkspaceConfiguration OF_A_STEP =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  /** The scope of a step. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Opens the scope of a step. */
  Scope open() {
    if (this == NONE) {
      return () -> {};
    }
    MemoryWorkspace memory =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(OF_A_STEP, "rnn-compare inspected step");
    return memory::close;
  }
}
