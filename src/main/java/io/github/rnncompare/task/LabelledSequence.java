package io.github.rnncompare.task;

/** A sequence and what is to be told of it. */
final class LabelledSequence {
  private final float[][] values;
  private final String label;
  private final String place;

  /**
   * A sequence.
   *
   * @param values [input_size, time_steps], feature by feature, all as long
   * @param label as the file has it
   * @param place in the file: "vowels.ts:17"
   */
  LabelledSequence(float[][] values, String label, String place) {
    this.values = values;
    this.label = label;
    this.place = place;
  }

  int inputSize() {
    return values.length;
  }

  int steps() {
    return values[0].length;
  }

  float at(int feature, int step) {
    return values[feature][step];
  }

  String label() {
    return label;
  }

  String place() {
    return place;
  }
}
