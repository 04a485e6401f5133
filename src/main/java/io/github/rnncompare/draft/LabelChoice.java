package io.github.rnncompare.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The column that a draft predicts for sequences.
 *
 * @param label empty for the features of the next step
 * @param others columns that might be meant as well
 */
record LabelChoice(Optional<ColumnProfile> label, List<String> others) {

  /**
   * The one that is asked for, or has a usual name, or counts down what remains; or else what is
   * constant within every sequence: the last column, or the only one of texts, or of numbers; or
   * else the last column if it is the only one of texts.
   *
   * @param known columns that name sequences, times or groups
   * @param within how columns vary within a sequence
   */
  static LabelChoice of(
      CsvReading reading, DraftOptions options, Collection<String> known, WithinSequences within) {
    List<ColumnProfile> profiles = reading.profiles();
    List<String> names = profiles.stream().map(ColumnProfile::name).toList();
    Optional<ColumnProfile> sure =
        options
            .target()
            .or(() -> Names.label(names).filter(name -> !isCoordinate(name, profiles)))
            .flatMap(reading::profile)
            .or(() -> options.target().isPresent() ? Optional.empty() : remains(profiles, within));
    if (sure.isPresent()) {
      return new LabelChoice(sure, List.of());
    }
    List<ColumnProfile> rest =
        profiles.stream()
            .filter(profile -> !known.contains(profile.name()) && !profile.isConstant())
            .filter(profile -> !Names.isOfIds(profile.name()))
            .toList();
    List<ColumnProfile> texts =
        rest.stream()
            .filter(profile -> !profile.isNumeric() && !profile.classes().isEmpty())
            .toList();
    List<ColumnProfile> constantTexts =
        texts.stream().filter(profile -> !within.varies(profile.name())).toList();
    List<ColumnProfile> numbers =
        rest.stream()
            .filter(ColumnProfile::isNumeric)
            .filter(profile -> !within.varies(profile.name()))
            .toList();
    ColumnProfile last = profiles.get(profiles.size() - 1);
    Optional<ColumnProfile> label =
        numbers.contains(last) || constantTexts.contains(last)
            ? Optional.of(last)
            : Stream.of(constantTexts, numbers)
                .filter(columns -> columns.size() == 1)
                .map(columns -> columns.get(0))
                .findFirst();
    if (label.isEmpty() && constantTexts.isEmpty() && texts.equals(List.of(last))) {
      label = Optional.of(last); // a state at every step
    }
    List<ColumnProfile> plausible = new ArrayList<>(constantTexts);
    plausible.addAll(numbers);
    if (plausible.isEmpty()) {
      plausible.addAll(texts); // a state at every step, perhaps
    }
    label.ifPresent(plausible::remove);
    return new LabelChoice(label, plausible.stream().map(ColumnProfile::name).toList());
  }

  /** Whether a column y has an x beside it, and some column has texts that may be the label. */
  private static boolean isCoordinate(String column, List<ColumnProfile> all) {
    return column.equalsIgnoreCase("y")
        && all.stream().anyMatch(profile -> profile.name().equalsIgnoreCase("x"))
        && all.stream().anyMatch(profile -> !profile.isNumeric() && !profile.classes().isEmpty());
  }

  private static Optional<ColumnProfile> remains(
      List<ColumnProfile> profiles, WithinSequences within) {
    return profiles.stream()
        .filter(profile -> Names.isOfRemains(profile.name()) && within.countsDown(profile.name()))
        .findFirst();
  }

  /** What is predicted, in words. */
  String words() {
    return label.map(ColumnProfile::name).orElse("the next step");
  }
}
