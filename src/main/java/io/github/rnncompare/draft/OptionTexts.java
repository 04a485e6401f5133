package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.SaidTimes;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.spec.UserErrorException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the options of {@code new} say, see {@link DraftOptions}. */
public final class OptionTexts {
  private OptionTexts() {}

  /**
   * The form of numbers that {@code --numbers} names.
   *
   * @throws UserErrorException if there is none such
   */
  public static NumberForm form(String example) {
    return NumberForm.of(example)
        .orElseThrow(
            () ->
                new UserErrorException(
                    String.format(
                        Locale.ROOT,
                        "--numbers is '%s'; expected one of %s",
                        example,
                        Stream.of(NumberForm.values())
                            .map(known -> '"' + known.example() + '"')
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * The form of times that {@code --dates} names.
   *
   * @throws UserErrorException if there is none such
   */
  public static TimeForm order(String name) {
    return SaidTimes.named(name)
        .map(SaidTimes::form)
        .orElseThrow(
            () ->
                new UserErrorException(
                    "--dates is '" + name + "'; expected one of " + SaidTimes.all()));
  }

  /**
   * The zone that {@code --time-zone} names.
   *
   * @throws UserErrorException if there is none such
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UserErrorException(
          "--time-zone is '" + name + "'; expected the name of a zone, such as Europe/Berlin", e);
    }
  }

  /**
   * What {@code --as} names.
   *
   * @throws UserErrorException if there is none such
   */
  public static DraftOptions.Kind kind(String name) {
    return switch (name) {
      case "series" -> DraftOptions.Kind.SERIES;
      case "one_series" -> DraftOptions.Kind.ONE_SERIES;
      case "sequences" -> DraftOptions.Kind.SEQUENCES;
      default ->
          throw new UserErrorException(
              "--as is '" + name + "'; expected series, one_series or sequences");
    };
  }

  /**
   * What {@code --predict} names.
   *
   * @throws UserErrorException if there is none such
   */
  public static DraftOptions.Predicted predicted(String name) {
    return switch (name) {
      case "numbers" -> DraftOptions.Predicted.NUMBERS;
      case "classes" -> DraftOptions.Predicted.CLASSES;
      default ->
          throw new UserErrorException("--predict is '" + name + "'; expected numbers or classes");
    };
  }
}
