package io.github.rnncompare.engine;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds for each number of a block, beside those of {@link Math#tanh}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FastMathBenchmark {
  private static final int LENGTH = 8192;

  private final float[] values = new float[LENGTH];
  private final float[] result = new float[LENGTH];
  private final float[] bias = new float[LENGTH];

  /** Numbers between which no branch can be foreseen. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    for (int i = 0; i < LENGTH; i++) {
      values[i] = (float) random.nextGaussian();
      bias[i] = (float) random.nextGaussian();
    }
  }

  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] tanh() {
    FastMath.tanhOf(values, result, 0, LENGTH);
    return result;
  }

  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] sigmoid() {
    System.arraycopy(values, 0, result, 0, LENGTH);
    FastMath.sigmoid(result, bias, 0, LENGTH);
    return result;
  }

  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] tanhOfJava() {
    for (int i = 0; i < LENGTH; i++) {
      result[i] = (float) Math.tanh(values[i]);
    }
    return result;
  }
}
