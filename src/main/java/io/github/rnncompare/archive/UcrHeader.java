package io.github.rnncompare.archive;

import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names above the fields of a file with a sequence in each line: those of its steps have a stem
 * in common and numbers that ascend, such as {@code t0}, {@code t1}, …
 *
 * @param names one for each field of the first line
 */
record UcrHeader(List<String> names) {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+(?:\\.\\d+)?)");
  private static final Pattern LABEL =
      Pattern.compile("(?i)labels?|class|targets?|y|category|output");

  /** Stems of names that programs give to columns without one. */
  private static final Set<String> NO_NAMES = Set.of("", "V", "X", "Var", "Column", "column_");

  /** Fewer numbers that count may well be a sequence. */
  private static final int LEAST_COUNTED = 8;

  UcrHeader {
    names = List.copyOf(names);
  }

  /**
   * The header of a file: its first line, if no value in it is a number, or its numbers count the
   * fields.
   *
   * @param labelLast whether the label is the last field
   */
  static Optional<UcrHeader> of(List<String> first, boolean labelLast) {
    int label = labelLast ? first.size() - 1 : 0;
    IntPredicate isName =
        i -> Numbers.parse(first.get(i)).isEmpty() && !Fields.PLAIN.isMissing(first.get(i));
    boolean named =
        first.size() > 2
            && IntStream.range(0, first.size())
                .filter(i -> i != label && !(i == 0 && first.get(0).isEmpty()))
                .allMatch(isName);
    return named || counts(first, label) ? Optional.of(new UcrHeader(first)) : Optional.empty();
  }

  /** Whether all fields are 0, 1, 2, … or 1, 2, 3, …, except an empty one and the label's name. */
  private static boolean counts(List<String> fields, int label) {
    List<Double> numbers =
        IntStream.range(0, fields.size())
            .filter(i -> !(i == 0 && fields.get(0).isEmpty()))
            .filter(i -> i != label || !LABEL.matcher(fields.get(i)).matches())
            .mapToObj(i -> Numbers.parse(fields.get(i)).orElse(-1.0))
            .toList();
    boolean labelled = LABEL.matcher(fields.get(label)).matches();
    double from = labelled && !numbers.isEmpty() && numbers.get(0) == 1 ? 1 : 0;
    return numbers.size() >= LEAST_COUNTED
        && IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i) == from + i);
  }

  /**
   * How many fields stand in front that only name the sequence: 0 or 1. Programs in R write names
   * that have none in the header.
   *
   * @param fields of the lines below
   */
  int idFields(boolean labelLast, int fields) {
    if (fields == names.size() + 1) {
      return 1;
    }
    boolean id = !isStep(0) && (names.get(0).isEmpty() || !isStep(labelLast ? fields - 1 : 1));
    return id ? 1 : 0;
  }

  /** Whether a name is like that of the field in the middle. */
  boolean isStep(int field) {
    return stem(field).isPresent() && stem(field).equals(stem(names.size() / 2));
  }

  /**
   * Whether names from one field to another are those of steps.
   *
   * @param to is none of them
   */
  boolean areSteps(int from, int to) {
    return IntStream.range(from, to)
        .allMatch(i -> isStep(i) && (i == from || number(i) > number(i - 1)));
  }

  /** Whether a field has the name of a label, or names say nothing. */
  boolean mayBeLabel(int field) {
    return !isStep(field) || NO_NAMES.contains(stem(field).orElse("label"));
  }

  private Optional<String> stem(int field) {
    Matcher matcher = NUMBERED.matcher(names.get(field));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private double number(int field) {
    Matcher matcher = NUMBERED.matcher(names.get(field));
    return matcher.matches() ? Double.parseDouble(matcher.group(2)) : Double.NaN;
  }
}
