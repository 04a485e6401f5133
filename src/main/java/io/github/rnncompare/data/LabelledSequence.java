package io.github.rnncompare.data;

/** A sequence and what is to be told of it. */
public final class LabelledSequence {
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
  public LabelledSequence(float[][] values, String label, String place) {
    this.values = values;
    this.label = label;
    this.place = place;
  }

  public int inputSize() {
    return values.length;
  }

  public int steps() {
    return values[0].length;
  }

  public float at(int feature, int step) {
    return values[feature][step];
  }

  public String label() {
    return label;
  }

  public String place() {
    return place;
  }
}
