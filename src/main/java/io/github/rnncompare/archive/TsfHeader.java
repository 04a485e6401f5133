package io.github.rnncompare.archive;

import io.github.rnncompare.spec.Excerpt;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of a {@code .tsf} file of the Monash archive, up to {@code @data}. */
final class TsfHeader {
  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,4})_(second|minute|hour|day|week|month|year)s?");

  /** Steps by their names: how a time goes on by a number of them. */
  private static final Map<String, String> NAMES =
      Map.of(
          "secondly", "1_second",
          "minutely", "1_minute",
          "half_hourly", "30_minutes",
          "hourly", "1_hour",
          "daily", "1_day",
          "weekly", "1_week",
          "monthly", "1_month",
          "quarterly", "3_months",
          "yearly", "1_year");

  private final Function<String, RuntimeException> error;
  private final List<String> attributes = new ArrayList<>();
  private Optional<String> frequency = Optional.empty();
  private Optional<Integer> horizon = Optional.empty();
  private Optional<Boolean> missing = Optional.empty();
  private Optional<Boolean> equalLength = Optional.empty();

  /**
   * Before the first line.
   *
   * @param error makes the error for the line that was read last
   */
  TsfHeader(Function<String, RuntimeException> error) {
    this.error = error;
  }

  /**
   * Reads the next line.
   *
   * @return whether it was the last
   */
  boolean isLast(String line) {
    if (!line.startsWith("@")) {
      throw error.apply("expected a line that begins with '@' or '#' before '@data'");
    }
    String[] words = line.substring(1).split("\\s+", -1);
    String value = words.length > 1 ? words[1] : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "attribute" -> attributes.add(value);
      case "frequency" -> frequency = Optional.of(known(value));
      case "horizon" -> horizon = Optional.of(count(value));
      case "missing" -> missing = Optional.of(truth("@missing", value));
      case "equallength" -> equalLength = Optional.of(truth("@equallength", value));
      case "data" -> {
        return true;
      }
      default -> {} // the name of the relation, and what later versions may add
    }
    return false;
  }

  private String known(String value) {
    String step = NAMES.getOrDefault(value, value);
    if (!COUNTED.matcher(step).matches()) {
      throw error.apply(
          "'@frequency "
              + Excerpt.of(value)
              + "'; expected hourly, daily, weekly, monthly, quarterly, yearly, or such as"
              + " 10_minutes");
    }
    return step;
  }

  private int count(String value) {
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw error.apply("'@horizon " + Excerpt.of(value) + "'; expected a whole number");
    }
    return Integer.parseInt(value);
  }

  private boolean truth(String key, String value) {
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw error.apply("'" + key + " " + Excerpt.of(value) + "'; expected true or false");
    }
    return value.equalsIgnoreCase("true");
  }

  /** The fields before the values of a series. */
  List<String> attributes() {
    return attributes;
  }

  /** The place of a field among them; -1 if there is none of this name. */
  int attribute(String name) {
    return attributes.indexOf(name);
  }

  Optional<Integer> horizon() {
    return horizon;
  }

  boolean deniesMissing() {
    return missing.isPresent() && !missing.get();
  }

  boolean saysEqualLengths() {
    return equalLength.orElse(false);
  }

  boolean hasTimes() {
    return frequency.isPresent() && attribute("start_timestamp") >= 0;
  }

  /** The time some steps behind another. */
  LocalDateTime after(LocalDateTime start, long steps) {
    Matcher step = COUNTED.matcher(frequency.orElseThrow());
    if (!step.matches()) {
      throw new IllegalStateException(frequency.toString());
    }
    long count = steps * Integer.parseInt(step.group(1));
    return switch (step.group(2)) {
      case "second" -> start.plusSeconds(count);
      case "minute" -> start.plusMinutes(count);
      case "hour" -> start.plusHours(count);
      case "day" -> start.plusDays(count);
      case "week" -> start.plusWeeks(count);
      case "month" -> start.plusMonths(count);
      default -> start.plusYears(count);
    };
  }
}
