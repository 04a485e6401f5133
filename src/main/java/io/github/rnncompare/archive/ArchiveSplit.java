package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A split that has arrays of its own in a file of several, by their names. */
public enum ArchiveSplit {
  /** {@code x_train}, {@code y_train}, {@code trainX}, … */
  TRAIN("train"),
  /** {@code x_val}, {@code X_valid}, {@code validation_labels}, … */
  VALIDATION("val(id(ation)?)?"),
  /** {@code x_test}, {@code testY}, … */
  TEST("test");

  private final Pattern names;

  ArchiveSplit(String word) {
    this.names = Pattern.compile("(?i)(.*[_\\W]|[xy])?" + word + "([_\\W].*|[xy]|data|labels?)?");
  }

  boolean isOf(String array) {
    return names.matcher(array).matches();
  }

  /** The splits that arrays name; empty unless some are for training and others are not. */
  static Set<ArchiveSplit> named(Collection<String> arrays) {
    Set<ArchiveSplit> found = EnumSet.noneOf(ArchiveSplit.class);
    for (ArchiveSplit split : values()) {
      if (arrays.stream().anyMatch(split::isOf)) {
        found.add(split);
      }
    }
    boolean all =
        arrays.stream().allMatch(name -> found.stream().filter(s -> s.isOf(name)).count() == 1);
    return all && found.contains(TRAIN) && found.size() > 1 ? found : Set.of();
  }

  /** The splits that a file has arrays of; empty if it does not say, or has other content. */
  public static Set<ArchiveSplit> in(DataContent file, ArchiveFormat format) throws IOException {
    return format == ArchiveFormat.NUMPY ? NumpySequences.splits(file) : Set.of();
  }
}
