package io.github.rnncompare.spec;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key {@code relevance}: the smallest difference of the primary measure that matters.
 *
 * @param value above 0: in the unit of the measure or, of a share, of the better one's value
 * @param isShare whether it was given in per cent; then it is below 1
 */
public record Relevance(double value, boolean isShare) {
  private static final String KEY = "relevance";
  private static final Pattern PER_CENT = Pattern.compile("(.*\\S)\\s*%");
  private static final String EXPECTED =
      "a share of the better value, above 0 % and below 100 %, such as 2 %, or a number above 0 in"
          + " the unit of the metric";

  /** Reads the key; empty where it is left out. */
  public static Optional<Relevance> read(Section spec) {
    Optional<Value> given = spec.entries().optional(KEY);
    Optional<Relevance> found = given.flatMap(value -> parse(value.scalar()));
    if (found.isEmpty()) {
      given.ifPresent(value -> value.expected(EXPECTED));
    }
    found.ifPresent(relevance -> spec.keep(KEY, relevance.plain()));
    return found;
  }

  private static Optional<Relevance> parse(String text) {
    Matcher share = PER_CENT.matcher(text);
    return share.matches()
        ? Numbers.parse(share.group(1))
            .map(percent -> new Relevance(percent / 100, true))
            .filter(relevance -> relevance.value > 0 && relevance.value < 1)
        : Numbers.parse(text)
            .map(value -> new Relevance(value, false))
            .filter(relevance -> relevance.value > 0);
  }

  /**
   * That of a resolved spec; empty where it has none.
   *
   * @throws UserErrorException if the key is there but is no valid relevance
   */
  public static Optional<Relevance> of(Map<String, Object> resolved) {
    Object given = resolved.get(KEY);
    if (given == null) {
      return Optional.empty();
    }
    Optional<Relevance> found =
        given instanceof Number || given instanceof String
            ? parse(String.valueOf(given))
            : Optional.empty();
    if (found.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT, "'%s' is %s; expected %s", KEY, Excerpt.of(given.toString()), EXPECTED));
    }
    return found;
  }

  /** "2 %", or a number. */
  private Object plain() {
    return isShare ? text() : (Object) value;
  }

  /** "2 %" or "0.5". */
  public String text() {
    return isShare
        ? String.format(Locale.ROOT, "%s %%", Numbers.text(rounded(100 * value)))
        : Numbers.text(value);
  }

  /** Without the last digits, which the division by 100 may have changed. */
  private static double rounded(double percent) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.12g", percent));
  }
}
