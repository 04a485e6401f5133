package io.github.rnncompare.column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds how a column writes its numbers, by all of its fields: "1,250" alone may be a thousand or
 * hardly more than one.
 */
public final class NumberForms {
  /** At the most three digits, one separator and exactly three digits. */
  private static final Pattern EITHER = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");

  private static final double THOUSAND = 1000;

  private final Set<NumberForm> fitting = EnumSet.allOf(NumberForm.class);
  private final Map<String, String> examples = new LinkedHashMap<>();
  private long numbers;
  private long either;
  private String firstEither = "";
  private boolean zeroAtEnd;
  private boolean separated;
  private boolean allBelowThousand = true;

  /**
   * Receives the next field.
   *
   * @param written neither blank nor one that stands for a missing value; without blanks around it
   * @return whether the field is a number in any form
   */
  public boolean accept(String written) {
    String text = NumberForm.unmarked(written);
    boolean any = false;
    Set<NumberForm> here = EnumSet.noneOf(NumberForm.class);
    for (NumberForm form : NumberForm.values()) {
      if (form.parse(text).isPresent()) {
        here.add(form);
        any = true;
      }
    }
    if (!any) {
      return false;
    }
    numbers++;
    if (here.stream().noneMatch(form -> form.parse(text).orElse(1.0) == 0)) {
      examples.putIfAbsent(NumberForm.mark(written), written);
    }
    fitting.retainAll(here);
    if (EITHER.matcher(text).matches()) {
      firstEither = either == 0 ? text : firstEither;
      zeroAtEnd |= text.endsWith("0");
      either++;
    } else if (text.indexOf('.') < 0 && text.indexOf(',') < 0) {
      allBelowThousand &= here.stream().allMatch(form -> isBelowThousand(form, text));
    } else {
      separated = true;
    }
    return true;
  }

  private static boolean isBelowThousand(NumberForm form, String text) {
    return Math.abs(form.parse(text).orElse(0.0)) < THOUSAND;
  }

  /** Whether all numbers so far can be read in a form. */
  public boolean fits(NumberForm form) {
    return fitting.contains(form);
  }

  /**
   * The first number with each sign of a currency or of per cent, and the first without; those of
   * zero are passed over.
   */
  public Map<String, String> examples() {
    return Collections.unmodifiableMap(examples);
  }

  /** How many fields are numbers. */
  public long count() {
    return numbers;
  }

  /** The first field that may be a thousand or hardly more than one; empty if there is none. */
  public String firstEither() {
    return firstEither;
  }

  /**
   * The forms that the column may have: one if it is known, several if only its owner knows, none
   * if no form fits all its numbers.
   */
  public List<NumberForm> possible() {
    if (fitting.size() == 1 || numbers == 0) {
      return List.copyOf(fitting);
    }
    if (either > 0 && !separated) {
      return byFieldsWithThreeDigits();
    }
    // What separates nothing but decimals, or nothing at all, is plain if it can be.
    return fitting.isEmpty() ? List.of() : List.of(fitting.iterator().next());
  }

  /** Whether all numbers have a point and three digits behind it, as thousands have too. */
  public boolean areThreeDigitsBehindPoints() {
    return numbers > 0
        && either == numbers
        && firstEither.indexOf('.') >= 0
        && fitting.contains(NumberForm.POINT_GROUPS);
  }

  /**
   * Where each separator has exactly three digits behind it. As decimals they would have as many
   * behind every number, or no zero at an end; as thousands they would be behind none below 1000.
   */
  private List<NumberForm> byFieldsWithThreeDigits() {
    boolean comma = firstEither.indexOf(',') >= 0;
    NumberForm groups = comma ? NumberForm.COMMA_GROUPS : NumberForm.POINT_GROUPS;
    NumberForm decimals = comma ? NumberForm.DECIMAL_COMMA : NumberForm.PLAIN;
    boolean all = either == numbers;
    List<NumberForm> possible = new ArrayList<>();
    // Three decimals behind a point are too usual to be asked about.
    if (fitting.contains(groups) && allBelowThousand && (comma || !all)) {
      possible.add(groups);
    }
    if (fitting.contains(decimals) && (all || !zeroAtEnd || !comma)) {
      possible.add(decimals);
    }
    return possible;
  }
}
