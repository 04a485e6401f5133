package io.github.rnncompare.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The column that a draft predicts for sequences.
 *
 * @param label empty for the features of the next step
 * @param others columns that might be meant as well
 */
record LabelChoice(Optional<ColumnProfile> label, List<String> others) {

  /**
   * The one that is asked for, or has a usual name, or counts down what remains, or is the only one
   * of texts that is constant within every sequence, or else the last such one of numbers.
   *
   * @param known columns that name sequences, times or groups
   * @param within how columns vary within a sequence
   */
  static LabelChoice of(
      CsvReading reading, DraftOptions options, Collection<String> known, WithinSequences within) {
    List<ColumnProfile> profiles = reading.profiles();
    Optional<ColumnProfile> sure =
        options.target().isPresent()
            ? options.target().flatMap(reading::profile)
            : profiles.stream()
                .filter(profile -> Names.isOfLabels(profile.name()))
                .filter(profile -> !isCoordinate(profile, profiles))
                .min(Comparator.comparing(profile -> profile.name().equalsIgnoreCase("y")))
                .or(() -> remains(profiles, within));
    if (sure.isPresent()) {
      return new LabelChoice(sure, List.of());
    }
    List<ColumnProfile> rest =
        profiles.stream()
            .filter(profile -> !known.contains(profile.name()) && !profile.isConstant())
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
    Optional<ColumnProfile> label =
        constantTexts.size() == 1
            ? Optional.of(constantTexts.get(0))
            : numbers.stream().reduce((first, second) -> second);
    List<ColumnProfile> plausible = new ArrayList<>(constantTexts);
    plausible.addAll(numbers);
    if (plausible.isEmpty()) {
      plausible.addAll(texts); // a state at every step, perhaps
    }
    label.ifPresent(plausible::remove);
    return new LabelChoice(label, plausible.stream().map(ColumnProfile::name).toList());
  }

  /** Whether a column y has others x and z beside it. */
  private static boolean isCoordinate(ColumnProfile column, List<ColumnProfile> all) {
    List<String> names =
        all.stream().map(profile -> profile.name().toLowerCase(Locale.ROOT)).toList();
    return column.name().equalsIgnoreCase("y") && names.contains("x") && names.contains("z");
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
