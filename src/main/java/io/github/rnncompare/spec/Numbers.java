package io.github.rnncompare.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as specs and data files write them: decimal, '.' as the point, no suffixes. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private Numbers() {}

  /** The finite number that {@code text} writes; Java's own "1f", "0x1p3" and "NaN" are none. */
  public static Optional<Double> parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
