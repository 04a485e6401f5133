package io.github.rnncompare.archive;

import java.util.List;

/**
 * What is read of an archive's file.
 *
 * @param inputSize dimensions of each sequence
 * @param target what is read beside each
 * @param classes the labels that are allowed; empty unless the target is a class
 * @param split whose sequences are read, of a file that has several
 * @param refusesMissing whether a missing value is an error; else it is NaN
 */
public record ArchiveLayout(
    int inputSize,
    ArchiveTarget target,
    List<String> classes,
    ArchiveSplit split,
    boolean refusesMissing) {

  public ArchiveLayout(
      int inputSize, ArchiveTarget target, List<String> classes, boolean refusesMissing) {
    this(inputSize, target, classes, ArchiveSplit.TRAIN, refusesMissing);
  }

  public ArchiveLayout {
    classes = List.copyOf(classes);
    if ((target == ArchiveTarget.CLASS) == classes.isEmpty()) {
      throw new IllegalArgumentException(target + " with classes " + classes);
    }
  }
}
