package io.github.rnncompare.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a file as one series. */
final class SeriesReading {
  private SeriesReading() {}

  /** The numbers of some columns, [rows, columns]. */
  static NumberTable read(DataContent file, List<String> columns, Optional<String> time)
      throws IOException {
    return table(file, columns, time.map(TimeColumns::of)).rows();
  }

  static SequenceTable table(DataContent file, List<String> columns, Optional<TimeColumns> time)
      throws IOException {
    return SequenceCsv.read(
        file, SequenceColumns.ofSeries(Optional.empty(), time, columns, Fields.PLAIN));
  }
}
