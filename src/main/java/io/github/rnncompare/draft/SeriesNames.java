package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of series.
 *
 * @param series their columns
 * @param table the rows for training
 * @param testFile of the test split, if it has one of its own
 * @param later its rows
 */
record SeriesNames(
    CsvReading reading,
    RowName series,
    SequenceTable table,
    Optional<Path> testFile,
    Optional<SequenceTable> later) {

  /** The texts of those columns of the name that have few; none if the test has others. */
  Map<String, List<String>> few() throws IOException {
    Map<String, List<String>> few = new LinkedHashMap<>();
    for (String column : series.columns()) {
      List<String> texts = reading.profile(column).map(ColumnProfile::texts).orElse(List.of());
      boolean is =
          texts.size() > 1 && texts.size() <= Categories.MAX && !reading.hasMissing(column);
      if (is && (testFile.isEmpty() || firstOther(column, texts).isEmpty())) {
        few.put(column, texts);
      }
    }
    return few;
  }

  private Optional<String> firstOther(String column, Collection<String> known) throws IOException {
    return TestFile.of(testFile.orElseThrow()).firstOther(column, known, reading.fields(Set.of()));
  }

  /** What names of series seem to be alike, and which are not in both files. */
  List<String> remarks() throws IOException {
    List<String> remarks = new ArrayList<>();
    List<String> known = names(table);
    List<String> all = new ArrayList<>(known);
    later.map(SeriesNames::names).ifPresent(all::addAll);
    AlikeTexts.remark(series.words(), all).ifPresent(remarks::add);
    if (later.isPresent()) {
      Path test = testFile.orElseThrow();
      for (String column : series.columns()) {
        unknown(column).ifPresent(remarks::add);
      }
      List<String> tested = names(later.get());
      List<String> untested = known.stream().filter(name -> !tested.contains(name)).toList();
      if (!untested.isEmpty()) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "%s has no rows of %s %s: trained on, but not tested.",
                test,
                series.words(),
                NameList.of(untested)));
      }
    }
    return remarks;
  }

  /** What the test has in a column, and training does not. */
  private Optional<String> unknown(String column) throws IOException {
    Set<String> known = new HashSet<>();
    DataRow.read(
        DataContent.of(reading.file()),
        List.of(column),
        row -> known.add(row.text(column).strip()));
    return firstOther(column, known)
        .map(
            other ->
                String.format(
                    Locale.ROOT,
                    "%s in column %s, of which %s has no row: so the network does not see which series it is (%s is not in static); leave such series out of the test if it should.",
                    other,
                    column,
                    reading.file(),
                    column));
  }

  private static List<String> names(SequenceTable table) {
    return IntStream.range(0, table.count()).mapToObj(table::name).toList();
  }
}
