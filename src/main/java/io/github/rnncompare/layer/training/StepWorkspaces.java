package io.github.rnncompare.layer.training;

import io.github.rnncompare.tensor.StepWorkspace;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;

/** Memory for the arrays of a training step, which the next step overwrites. */
final class StepWorkspaces {
  private StepWorkspaces() {}

  /**
   * For the signals between layers, forward and backward; all else the layers allocate themselves.
   */
  static LayerWorkspaceMgr create() {
    LayerWorkspaceMgr.Builder memory =
        LayerWorkspaceMgr.builder()
            .with(ArrayType.ACTIVATIONS, "rnn-compare forward", StepWorkspace.CONFIGURATION)
            .with(ArrayType.ACTIVATION_GRAD, "rnn-compare backward", StepWorkspace.CONFIGURATION);
    for (ArrayType type : ArrayType.values()) {
      // A type that was once without a workspace stays so, whatever "with" says of it later.
      if (type != ArrayType.ACTIVATIONS && type != ArrayType.ACTIVATION_GRAD) {
        memory.noWorkspaceFor(type);
      }
    }
    return memory.build();
  }
}
