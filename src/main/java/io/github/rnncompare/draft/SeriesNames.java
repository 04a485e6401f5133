package io.github.rnncompare.draft;

import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.SequenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of series.
 *
 * @param series their column
 * @param table the rows for training
 * @param testFile of the test split, if it has one of its own
 * @param later its rows
 */
record SeriesNames(
    CsvReading reading,
    String series,
    SequenceTable table,
    Optional<Path> testFile,
    Optional<SequenceTable> later) {

  /** The names of few series; none if the test has others. */
  List<String> few() {
    List<String> texts = reading.profile(series).map(ColumnProfile::texts).orElse(List.of());
    boolean same = later.isEmpty() || texts.containsAll(names(later.get()));
    return same && texts.size() <= Categories.MAX ? texts : List.of();
  }

  /** What names of series seem to be alike, and which are not in both files. */
  List<String> remarks() throws IOException {
    List<String> remarks = new ArrayList<>();
    List<String> known = names(table);
    List<String> all = new ArrayList<>(known);
    later.map(SeriesNames::names).ifPresent(all::addAll);
    AlikeTexts.remark(series, all).ifPresent(remarks::add);
    if (later.isPresent()) {
      Path test = testFile.orElseThrow();
      TestFile.of(test)
          .firstOther(series, known.stream().map(String::strip).toList(), reading.fields(Set.of()))
          .map(
              other ->
                  String.format(
                      Locale.ROOT,
                      "%s in column %s, of which %s has no row: so the network does not see which series it is (%s is not in static); leave such series out of the test if it should.",
                      other,
                      series,
                      reading.file(),
                      series))
          .ifPresent(remarks::add);
      List<String> tested = names(later.get());
      List<String> untested = known.stream().filter(name -> !tested.contains(name)).toList();
      if (!untested.isEmpty()) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "%s has no rows of %s %s: trained on, but not tested.",
                test,
                series,
                NameList.of(untested)));
      }
    }
    return remarks;
  }

  private static List<String> names(SequenceTable table) {
    return IntStream.range(0, table.count()).mapToObj(table::name).toList();
  }
}
