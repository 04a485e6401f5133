package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds out whether the first line of a table is a row like those below it, though it has texts: so
 * it is where it has times or numbers wherever they have, and some of them can be no name.
 */
final class FirstRow {
  private static final int MIN_BELOW = 3;

  private final List<String> first;
  private final List<List<String>> below;
  private final List<Double> numbers = new ArrayList<>();
  private boolean hasTimes;
  private boolean hasDecimals;
  private boolean hasKnownTexts;
  private boolean isNear = true;

  private FirstRow(List<String> first, List<List<String>> below) {
    this.first = first;
    this.below = below;
  }

  /**
   * Whether a line is a row.
   *
   * @param below the lines below it that have as many fields
   */
  static boolean isRow(List<String> line, List<List<String>> below) {
    List<List<String>> others = below.stream().filter(row -> !row.equals(line)).toList();
    return others.size() >= MIN_BELOW && new FirstRow(line, others).isRow();
  }

  private boolean isRow() {
    boolean alike = IntStream.range(0, first.size()).allMatch(this::isLikeThoseBelow);
    boolean decimals = hasDecimals && (numbers.size() == 1 || isNear);
    boolean known = hasKnownTexts && !numbers.isEmpty();
    return alike && (hasTimes || known || (isNear && !areInOrder()) || decimals);
  }

  /** Whether a field is a time or a number where all below are, or both are texts. */
  private boolean isLikeThoseBelow(int column) {
    String field = first.get(column);
    List<String> fields =
        below.stream().map(row -> row.get(column)).filter(f -> !Fields.PLAIN.isMissing(f)).toList();
    if (fields.isEmpty() || Fields.PLAIN.isMissing(field)) {
      return true;
    }
    if (fields.stream().allMatch(FirstRow::isTime)) {
      hasTimes |= isTime(field);
      return isTime(field);
    }
    List<Double> values = fields.stream().flatMap(text -> number(text).stream()).toList();
    if (values.size() < fields.size()) {
      hasKnownTexts |= fields.contains(field) && number(field).isEmpty();
      return true;
    }
    Optional<Double> number = number(field);
    number.ifPresent(value -> addNumber(value, values));
    return number.isPresent();
  }

  private void addNumber(double number, List<Double> values) {
    double least = values.stream().mapToDouble(value -> value).min().orElse(number);
    double most = values.stream().mapToDouble(value -> value).max().orElse(number);
    double range = most - least;
    isNear &= number >= least - range && number <= most + range;
    hasDecimals |= number != Math.rint(number);
    numbers.add(number);
  }

  /** Numbers that are names ascend or descend: years, wavelengths. */
  private boolean areInOrder() {
    boolean ascend =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) > numbers.get(i - 1));
    boolean descend =
        IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) < numbers.get(i - 1));
    return ascend || descend;
  }

  private static Optional<Double> number(String text) {
    return Stream.of(NumberForm.values()).flatMap(form -> form.parse(text).stream()).findFirst();
  }

  private static boolean isTime(String text) {
    return new TimeForms().accept(text).keySet().stream().anyMatch(form -> !form.isOfNumbers());
  }
}
