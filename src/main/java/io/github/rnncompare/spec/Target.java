package io.github.rnncompare.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The key {@code target}: what a trial must reach so that it counts as a success.
 *
 * @param column what is watched: train_loss, validation_loss, or metric (the task's metric on the
 *     validation split)
 * @param value the threshold; this value or a better one counts as reached
 */
public record Target(String column, double value) {
  private static final String KEY = "target";
  private static final String METRIC = "metric";
  private static final String TRAIN_LOSS = "train_loss";
  private static final List<String> COLUMNS = List.of(TRAIN_LOSS, "validation_loss", METRIC);

  /**
   * Reads the section {@code target}; empty where it is left out.
   *
   * @param hasValidation whether the task has a validation split, which two of the columns need
   */
  public static Optional<Target> read(Section spec, boolean hasValidation) {
    return spec.optionalSection(KEY, section -> column(section, hasValidation))
        .flatMap(found -> found);
  }

  private static Optional<Target> column(Section section, boolean hasValidation) {
    List<String> given = COLUMNS.stream().filter(section::has).toList();
    Optional<Target> target = Optional.empty();
    for (String column : given) {
      target = Optional.of(new Target(column, section.number(column, Range.positive())));
      if (!column.equals(TRAIN_LOSS) && !hasValidation) {
        section.fault(column, "is a target, but the task has no validation split; use train_loss");
      }
    }
    if (given.size() != 1) {
      section
          .entries()
          .faultHere(
              "'"
                  + KEY
                  + String.format(
                      Locale.ROOT,
                      "' needs one of %s; found %s",
                      String.join(", ", COLUMNS),
                      given.isEmpty() ? "none of them" : String.join(", ", given)));
    }
    return target;
  }

  /** Whether the target is the task's metric rather than a loss. */
  public boolean isMetric() {
    return column.equals(METRIC);
  }

  /** Whether the target is the loss on the training split. */
  public boolean isTrainLoss() {
    return column.equals(TRAIN_LOSS);
  }

  /**
   * The target of a resolved spec; empty where it has none.
   *
   * @throws UserErrorException if the key is there but is no valid target
   */
  public static Optional<Target> of(Map<String, Object> resolved) {
    Object given = resolved.get(KEY);
    if (given == null) {
      return Optional.empty();
    }
    if (given instanceof Map<?, ?> section && section.size() == 1) {
      Map.Entry<?, ?> only = section.entrySet().iterator().next();
      String column = String.valueOf(only.getKey());
      if (COLUMNS.contains(column)
          && only.getValue() instanceof Number number
          && number.doubleValue() > 0
          && Double.isFinite(number.doubleValue())) {
        return Optional.of(new Target(column, number.doubleValue()));
      }
    }
    throw new UserErrorException(
        String.format(
            Locale.ROOT,
            "'%s' is %s; expected one of %s, followed by a number above 0",
            KEY,
            Excerpt.of(String.valueOf(given)),
            String.join(", ", COLUMNS)));
  }
}
