package io.github.rnncompare.engine.pass;

import io.github.rnncompare.tensor.StepWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
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
        Nd4j.getWorkspaceManager()
            .getAndActivateWorkspace(StepWorkspace.CONFIGURATION, "rnn-compare inspected step");
    return memory::close;
  }
}
