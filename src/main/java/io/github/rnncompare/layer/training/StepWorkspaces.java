package io.github.rnncompare.layer.training;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;

/** Memory for the arrays of a training step, which the next step overwrites. */
final class StepWorkspaces {
  private static final WorkspaceConfiguration OF_A_STEP =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private StepWorkspaces() {}

  /**
   * For the signals between layers, forward and backward; all else the layers allocate themselves.
   */
  static LayerWorkspaceMgr create() {
    LayerWorkspaceMgr.Builder memory =
        LayerWorkspaceMgr.builder()
            .with(ArrayType.ACTIVATIONS, "rnn-compare forward", OF_A_STEP)
            .with(ArrayType.ACTIVATION_GRAD, "rnn-compare backward", OF_A_STEP);
    for (ArrayType type : ArrayType.values()) {
      // A type that was once without a workspace stays so, whatever "with" says of it later.
      if (type != ArrayType.ACTIVATIONS && type != ArrayType.ACTIVATION_GRAD) {
        memory.noWorkspaceFor(type);
      }
    }
    return memory.build();
  }
}
