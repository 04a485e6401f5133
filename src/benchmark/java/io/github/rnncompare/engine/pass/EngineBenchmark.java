package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.SimpleRnnCell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The engine by itself: a sequence forward, and forward and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
  @Param({"simple_rnn", "lstm", "gru"})
  private String cell = "";

  /** batch_size, time_steps, input_size, hidden_size. */
  @Param({"100 5 10 20", "64 100 64 128", "64 50 256 512"})
  private String shape = "";

  @Param({"FAST", "PORTABLE"})
  private Engine.Kind kind = Engine.Kind.FAST;

  private Engine engine = Engines.create(new LstmCell(), kind, DataType.FLOAT);
  private Parameters parameters = parameters(new LstmCell(), 1, 1);
  private Parameters gradients = parameters(new LstmCell(), 1, 1);
  private Sequence sequence = new Sequence(random(1, 1, 1), null, null);
  private INDArray output = random(1, 1, 1);
  private INDArray outputGradient = random(1, 1, 1);

  /** Arrays of the shape. */
  @Setup
  public void prepare() {
    String[] sizes = shape.split(" ", -1);
    int batch = Integer.parseInt(sizes[0]);
    int time = Integer.parseInt(sizes[1]);
    int inputs = Integer.parseInt(sizes[2]);
    int units = Integer.parseInt(sizes[3]);
    Cell chosen =
        switch (cell) {
          case "simple_rnn" -> new SimpleRnnCell(HiddenActivation.TANH);
          case "lstm" -> new LstmCell();
          default -> new GruCell(ResetGate.AFTER_PRODUCT);
        };
    engine = Engines.create(chosen, kind, DataType.FLOAT);
    parameters = parameters(chosen, inputs, units);
    gradients = parameters(chosen, inputs, units);
    sequence = new Sequence(random(batch, inputs, time), null, null);
    output = random(batch, units, time);
    outputGradient = random(batch, units, time);
  }

  private static Parameters parameters(Cell cell, int inputs, int units) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : cell.parameters(true)) {
      int rows = (int) parameter.rows(inputs, units);
      arrays.put(parameter.key(), random(rows, parameter.gates() * units));
    }
    return new Parameters(cell, arrays);
  }

  /** In [-0.05, 0.05), so that nothing saturates. */
  private static INDArray random(int... shape) {
    return Nd4j.rand(DataType.FLOAT, shape).subi(0.5).muli(0.1).dup('f');
  }

  @Benchmark
  public INDArray forward() {
    engine.forward(parameters, sequence, false, output);
    return output;
  }

  @Benchmark
  public Parameters forwardAndBack() {
    Engine.Pass pass = engine.forward(parameters, sequence, true, output);
    pass.backward(outputGradient, 0, gradients, null);
    return gradients;
  }
}
