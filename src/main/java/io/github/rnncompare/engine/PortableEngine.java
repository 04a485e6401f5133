package io.github.rnncompare.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Uses ND4J's operations only, so that it runs on any backend, in single or double precision. */
final class PortableEngine implements Engine {
  private final Cell cell;

  PortableEngine(Cell cell) {
    this.cell = cell;
  }

  @Override
  public Kind kind() {
    return Kind.PORTABLE;
  }

  @Override
  public Pass forward(Parameters parameters, Sequence sequence, boolean training, INDArray output) {
    PortablePass pass = start(parameters, sequence);
    pass.forward(output);
    return pass;
  }

  private PortablePass start(Parameters parameters, Sequence sequence) {
    if (cell instanceof Cell.SimpleRnn rnn) {
      return new PortableSimpleRnn(rnn.activation(), parameters, sequence);
    }
    if (cell instanceof Cell.Gru gru) {
      return new PortableGru(gru.resetGate(), parameters, sequence);
    }
    if (cell instanceof Cell.Lstm) {
      return new PortableLstm(parameters, sequence);
    }
    throw new IllegalStateException("no portable pass for " + cell);
  }
}
