package io.github.rnncompare.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key {@code target}: what a trial must come down to so that it counts as a success.
 *
 * @param column of {@code losses.csv}: train_loss, validation_loss, or metric, that of the
 *     validation part
 * @param value that counts as reached by this one or a lower one
 */
public record Target(String column, double value) {
  private static final String KEY = "target";
  private static final List<String> COLUMNS = List.of("train_loss", "validation_loss", "metric");

  /**
   * Reads the section {@code target}; empty where it is left out.
   *
   * @param hasValidation whether the task has a validation part, which two of the columns are of
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
      if (!column.equals("train_loss") && !hasValidation) {
        section.fault(column, "is a target, but the task has no validation part; use train_loss");
      }
    }
    if (given.size() != 1) {
      section
          .entries()
          .faultHere(
              "expected one of %s; found %s"
                  .formatted(
                      String.join(", ", COLUMNS),
                      given.isEmpty() ? "none of them" : String.join(", ", given)));
    }
    return target;
  }

  /** The target of a resolved spec. */
  public static Optional<Target> of(Map<String, Object> resolved) {
    return resolved.get(KEY) instanceof Map<?, ?> section
        ? section.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Number)
            .map(
                entry ->
                    new Target(
                        String.valueOf(entry.getKey()), ((Number) entry.getValue()).doubleValue()))
            .findFirst()
        : Optional.empty();
  }
}
