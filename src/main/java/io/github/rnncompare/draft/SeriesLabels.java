package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.RowName;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the columns of a panel that may be labels of its series, if these are sequences. */
final class SeriesLabels {
  private static final int MAX_CLASSES = 20;
  private static final int MAX_LABELS = 3;

  /** Of each class one for every split. */
  private static final int MIN_OF_CLASS = 3;

  private SeriesLabels() {}

  /**
   * The last few columns of classes that are constant within each series, or texts whose rows stand
   * together by series.
   *
   * @param series how many there are; 0 if there are many
   */
  static List<String> of(CsvReading reading, RowName id, int series) throws IOException {
    List<String> candidates =
        reading.profiles().stream()
            .filter(profile -> !reading.isOfTime(profile) && !id.columns().contains(profile.name()))
            .filter(profile -> !profile.classes().isEmpty())
            .filter(profile -> profile.classes().size() <= MAX_CLASSES)
            .filter(profile -> series == 0 || series >= MIN_OF_CLASS * profile.classes().size())
            .map(ColumnProfile::name)
            .toList();
    Set<String> varying = varying(reading, id, candidates);
    boolean together = new IdColumns(reading).areTogether(id);
    List<String> labels =
        candidates.stream()
            .filter(
                column ->
                    !varying.contains(column)
                        || (together
                            && reading.profile(column).filter(SeriesLabels::isState).isPresent()))
            .toList();
    return labels.subList(Math.max(0, labels.size() - MAX_LABELS), labels.size());
  }

  /** Texts, or what is named a label, may be predicted at every step. */
  private static boolean isState(ColumnProfile profile) {
    return !profile.isNumeric() || Names.isOfLabels(profile.name());
  }

  /** The columns that differ in some rows of a series. */
  private static Set<String> varying(CsvReading reading, RowName id, List<String> columns)
      throws IOException {
    Map<String, List<String>> first = new HashMap<>();
    Set<String> varying = new HashSet<>();
    Set<String> all = new HashSet<>(columns);
    all.addAll(id.columns());
    DataRow.read(
        DataContent.of(reading.file()),
        List.copyOf(all),
        row -> {
          List<String> texts = columns.stream().map(row::text).map(String::strip).toList();
          List<String> known = first.computeIfAbsent(id.of(row), key -> texts);
          for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).equals(known.get(i))) {
              varying.add(columns.get(i));
            }
          }
        });
    return varying;
  }
}
