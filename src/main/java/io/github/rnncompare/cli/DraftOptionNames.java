package io.github.rnncompare.cli;

import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.OptionTexts;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code new} by which a person corrects what it takes a CSV file for. */
final class DraftOptionNames {
  @Option(names = "--target", paramLabel = "COLUMN", description = "The column to predict.")
  private @Nullable String target;

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "The column that names the series or sequence of a row, or several: store,item.")
  private List<String> id = List.of();

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      split = ",",
      description = "The column with the times, or several: date,hour.")
  private List<String> time = List.of();

  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      description = "The columns that the network sees.")
  private List<String> features = List.of();

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description = "A column whose sequences no split may divide, such as the person.")
  private @Nullable String group;

  @Option(names = "--horizon", paramLabel = "N", description = "Values that are forecast at once.")
  private @Nullable Integer horizon;

  @Option(names = "--window", paramLabel = "N", description = "Values that a forecast sees.")
  private @Nullable Integer window;

  @Option(names = "--season", paramLabel = "N", description = "The season, in steps of time.")
  private @Nullable Integer season;

  @Option(
      names = "--numbers",
      paramLabel = "FORM",
      description =
          "How the file writes one and a quarter thousand and a half: 1,250.5 or 1250,5, say.")
  private @Nullable String numbers;

  @Option(
      names = "--dates",
      paramLabel = "ORDER",
      description =
          "How times are read where the file leaves that open: day_first, month_first,"
              + " year_month, month_year, year_quarter or year_week.")
  private @Nullable String dates;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Of a local clock that is set back, such as Europe/Berlin.")
  private @Nullable String zone;

  @Option(
      names = "--missing-values",
      paramLabel = "TEXT",
      split = ",",
      description = "What stands for a missing value besides nothing, NA, null, ?, -, . and such.")
  private List<String> missing = List.of();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "series, one_series or sequences: what the rows are.")
  private @Nullable String kind;

  @Option(
      names = "--predict",
      paramLabel = "KIND",
      description = "numbers or classes: what whole numbers of sequences' target are.")
  private @Nullable String predicted;

  /** What the options say. */
  DraftOptions read() {
    return new DraftOptions(
        Optional.ofNullable(target),
        id,
        time,
        features,
        Optional.ofNullable(group),
        atLeastOne("--horizon", horizon),
        atLeastOne("--window", window),
        atLeastOne("--season", season),
        Optional.ofNullable(numbers).map(OptionTexts::form),
        Optional.ofNullable(dates).map(OptionTexts::order),
        Optional.ofNullable(zone).map(OptionTexts::zone),
        missing,
        Optional.ofNullable(kind).map(OptionTexts::kind),
        Optional.ofNullable(predicted).map(OptionTexts::predicted),
        Optional.empty());
  }

  private static Optional<Integer> atLeastOne(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT, "%s is %d; expected a whole number, 1 or above", option, value));
    }
    return Optional.ofNullable(value);
  }
}
