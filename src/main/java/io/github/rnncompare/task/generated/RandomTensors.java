package io.github.rnncompare.task.generated;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The lecture's task: x ~ N(0, 1), and targets that are independent of x, so that they can only be
 * memorised. Real targets are y ~ N(0, 1); classes are drawn uniformly.
 */
public record RandomTensors(int sequences, Shape shape) implements GeneratedTask {
  /** How many values the arrays of a task may hold, so that they fit into memory. */
  static final double MAX_VALUES = 1e8;

  public static Task read(Section spec) {
    int sequences = spec.integer("sequences", Range.atLeast(1));
    int timeSteps = spec.integer("time_steps", Range.atLeast(1));
    int inputSize = spec.integer("input_size", Range.atLeast(1));
    int outputSize = spec.integer("output_size", Range.atLeast(1));
    TargetKind kind = spec.choice("targets", TargetKind.class, TargetKind.VALUES);
    TargetsAt at = spec.choice("targets_at", TargetsAt.class, TargetsAt.LAST_STEP);
    if (at == TargetsAt.NEXT_STEP) {
      spec.fault("targets_at", "is next_step; expected one of last_step, every_step");
    }
    if (kind == TargetKind.CLASSES && outputSize == 1) {
      spec.fault("output_size", "is 1; expected at least 2 where targets are classes");
    }
    double values = (double) sequences * timeSteps * Math.max(inputSize, outputSize);
    if (values > MAX_VALUES) {
      spec.fault(
          "sequences",
          String.format(
              Locale.ROOT,
              "× time_steps × input_size (or output_size) is %.3g values; at most %.3g are allowed",
              values,
              MAX_VALUES));
    }
    boolean everyStep = at == TargetsAt.EVERY_STEP;
    return new RandomTensors(
        sequences, new Shape(inputSize, timeSteps, outputSize, kind, everyStep));
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "random_tensors: %d sequences × %d steps × %d features → %s at %s",
        sequences,
        shape.timeSteps(),
        shape.inputSize(),
        targetWords(),
        shape.everyStep() ? "every step" : "the last step");
  }

  private String targetWords() {
    String kind = shape.targets() == TargetKind.VALUES ? "value" : "classes";
    boolean several = shape.targets() == TargetKind.VALUES && shape.outputSize() > 1;
    return shape.outputSize() + " " + kind + (several ? "s" : "");
  }

  @Override
  public boolean hasValidation() {
    return false;
  }

  @Override
  public TaskData data(long seed) {
    Random random = new Random(seed);
    INDArray features = gaussian(random, sequences, shape.inputSize(), shape.timeSteps());
    INDArray targets =
        shape.targets() == TargetKind.VALUES ? gaussian(random, targetShape()) : oneHot(random);
    Baseline baseline =
        shape.targets() == TargetKind.VALUES
            ? new Baseline("always 0", "final_train_loss", meanSquare(targets))
            : new Baseline("equal chances", "final_train_loss", StrictMath.log(shape.outputSize()));
    Split train = new Split(new Sequences(features, targets), null);
    return new TaskData(train, null, null, List.of(baseline), List.of());
  }

  private long[] targetShape() {
    return shape.everyStep()
        ? new long[] {sequences, shape.outputSize(), shape.timeSteps()}
        : new long[] {sequences, shape.outputSize()};
  }

  private static INDArray gaussian(Random random, long... shape) {
    float[] values =
        new float[Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }

  private INDArray oneHot(Random random) {
    INDArray targets = Nd4j.zeros(DataType.FLOAT, targetShape());
    int steps = shape.everyStep() ? shape.timeSteps() : 1;
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int step = 0; step < steps; step++) {
        int chosen = random.nextInt(shape.outputSize());
        if (shape.everyStep()) {
          targets.putScalar(new int[] {sequence, chosen, step}, 1);
        } else {
          targets.putScalar(sequence, chosen, 1);
        }
      }
    }
    return targets;
  }

  private static double meanSquare(INDArray targets) {
    INDArray exact = targets.castTo(DataType.DOUBLE);
    return exact.mul(exact).meanNumber().doubleValue();
  }
}
