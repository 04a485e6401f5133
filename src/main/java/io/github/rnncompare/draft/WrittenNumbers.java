package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds how a file writes its numbers. */
final class WrittenNumbers {
  private WrittenNumbers() {}

  /**
   * The form that all columns of numbers have.
   *
   * @param semicolons whether they separate fields
   * @throws UserErrorException if columns are written in several ways
   * @throws UndecidedException if numbers may be read in several ways
   */
  static NumberForm form(Path file, List<ColumnShape> shapes, boolean semicolons) {
    List<ColumnShape> numeric =
        shapes.stream().filter(ColumnShape::isNumeric).filter(shape -> !shape.isTime()).toList();
    Optional<NumberForm> shared = shared(numeric);
    if (shared.isPresent()) {
      return shared.get();
    }
    NumberForm form = NumberForm.PLAIN;
    String first = "";
    for (ColumnShape shape : numeric) {
      List<NumberForm> possible = possible(shape, numeric, semicolons);
      if (possible.size() > 1) {
        throw new UndecidedException(
            String.format(
                Locale.ROOT,
                "%s: column '%s' has numbers such as '%s', which may be thousands or not; say how the file writes numbers: --numbers %s",
                file,
                shape.name(),
                shape.numbers().firstEither(),
                quoted(possible)),
            choice(file, shape, possible));
      }
      if (possible.isEmpty()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: column '%s' writes numbers in several ways, as no one form fits all of them;"
                    + " write all in one way",
                file,
                shape.name()));
      }
      if (possible.get(0) == NumberForm.PLAIN) {
        continue;
      }
      if (form != NumberForm.PLAIN && !shape.numbers().fits(form)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: column '%s' writes numbers as %s, but column '%s' as %s; write all of them in one way",
                file,
                first,
                form.example(),
                shape.name(),
                possible.get(0).example()));
      }
      if (form == NumberForm.PLAIN) {
        form = possible.get(0);
        first = shape.name();
      }
    }
    for (ColumnShape shape : numeric) {
      if (!shape.numbers().possible().isEmpty() && !shape.numbers().fits(form)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: column '%s' writes numbers as %s, but column '%s' does not; write all of them in one way",
                file,
                first,
                form.example(),
                shape.name()));
      }
    }
    return form;
  }

  /** The forms that a column may have, of several those that fit all columns, if any does. */
  private static List<NumberForm> possible(
      ColumnShape shape, List<ColumnShape> numeric, boolean semicolons) {
    List<NumberForm> possible =
        semicolons && shape.numbers().areThreeDigitsBehindPoints()
            ? List.of(NumberForm.PLAIN, NumberForm.POINT_GROUPS)
            : shape.numbers().possible();
    List<NumberForm> fitting =
        possible.stream()
            .filter(form -> numeric.stream().allMatch(other -> other.numbers().fits(form)))
            .toList();
    return possible.size() > 1 && !fitting.isEmpty() ? fitting : possible;
  }

  /** The only form that fits all columns, where some column cannot be plain. */
  private static Optional<NumberForm> shared(List<ColumnShape> numeric) {
    boolean plain = numeric.stream().allMatch(shape -> shape.numbers().fits(NumberForm.PLAIN));
    List<NumberForm> fitting =
        Stream.of(NumberForm.values())
            .filter(form -> numeric.stream().allMatch(shape -> shape.numbers().fits(form)))
            .toList();
    return !plain && fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static Choice choice(Path file, ColumnShape shape, List<NumberForm> possible) {
    String number = shape.numbers().firstEither();
    return new Choice(
        String.format(
            Locale.ROOT,
            "%s: column '%s' has numbers such as '%s', which may be thousands or not.",
            file,
            shape.name(),
            number),
        possible.stream()
            .map(
                form ->
                    new Reading(
                        String.format(
                            Locale.ROOT,
                            "'%s' is %s",
                            number,
                            Numbers.text(form.parse(number).orElseThrow())),
                        List.of("--numbers", form.example())))
            .toList(),
        false);
  }

  private static String quoted(List<NumberForm> forms) {
    List<String> texts = new ArrayList<>();
    forms.forEach(form -> texts.add(form.example()));
    return String.join(" or --numbers ", texts);
  }
}
