package io.github.rnncompare.task;

import io.github.rnncompare.metric.OutputBatch;
import java.util.function.IntFunction;

/**
 * The actual and the likeliest class of each sequence, or of each of its steps that is not padding.
 *
 * @param names of sequences, times and classes
 */
public record ClassReadout(Names names) implements Readout {

  /** What things are called. */
  public interface Names {
    /** A sequence, by its index in the split. */
    String sequence(int index);

    /** The time of a step, from 0; empty where it has none. */
    default String time(int sequence, int step) {
      return "";
    }

    /** A class, by its index. */
    String ofClass(int index);
  }

  /** Where nothing has a name: numbers from 1. */
  public static ClassReadout unnamed() {
    return of(ClassReadout::number, ClassReadout::number);
  }

  /**
   * Where steps have no times.
   *
   * @param sequences the name of a sequence, by its index in the split
   * @param classes the name of a class, by its index
   */
  public static ClassReadout of(IntFunction<String> sequences, IntFunction<String> classes) {
    return new ClassReadout(
        new Names() {
          @Override
          public String sequence(int index) {
            return sequences.apply(index);
          }

          @Override
          public String ofClass(int index) {
            return classes.apply(index);
          }
        });
  }

  /** What stands for the name of a sequence or a class without one: "1" for the first. */
  public static String number(int index) {
    return Integer.toString(index + 1);
  }

  @Override
  public void visit(int first, Sequences batch, OutputBatch outputs, Visitor visitor) {
    OutputBatch actual = OutputBatch.of(batch.targets());
    boolean everyStep = batch.everyStep();
    batch.visitPositions(
        (i, step) ->
            visitor.value(
                new Place(
                    names.sequence(first + i),
                    null,
                    everyStep ? names.time(first + i, step) : "",
                    everyStep ? step + 1L : null,
                    null,
                    ""),
                name(actual, i, step),
                name(outputs, i, step)));
  }

  /** The class with the highest value; "" where there is none. */
  private String name(OutputBatch values, int sequence, int step) {
    int highest = values.predicted(sequence, step);
    return highest == OutputBatch.NO_CLASS ? "" : names.ofClass(highest);
  }
}
