package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.JoinedSequences;
import io.github.rnncompare.data.SequenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of series: one, or others for validation and test that follow it in time.
 *
 * @param joined the rows of all files, for each series in the order of time
 * @param files with their digests
 * @param path of the first
 */
record SeriesFiles(JoinedSequences joined, List<DataFile> files, Path path) {

  /** Reads the file, and those of the splits that have one. */
  static SeriesFiles read(
      SeriesSource source, Optional<DataFile> validation, Optional<DataFile> test)
      throws IOException {
    List<JoinedSequences.Part> parts = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    List<Path> paths = new ArrayList<>();
    for (DataFile file : all(source, validation, test)) {
      DataFile.Read<SequenceTable> read = file.read(source::read);
      parts.add(new JoinedSequences.Part(read.content(), read.path().toString()));
      files.add(read.file());
      paths.add(read.path());
    }
    JoinedSequences joined = JoinedSequences.of(parts, source.series().isPresent());
    return new SeriesFiles(joined, files, paths.get(0));
  }

  private static List<DataFile> all(
      SeriesSource source, Optional<DataFile> validation, Optional<DataFile> test) {
    List<DataFile> all = new ArrayList<>(List.of(source.file()));
    validation.ifPresent(all::add);
    test.ifPresent(all::add);
    return all;
  }

  SequenceTable table() {
    return joined.table();
  }

  /** The row of each series at which the split begins; what follows has begun at {@code ends}. */
  long[] starts(SeriesCut cut, long[] ends) {
    return cut.ownFile().isEmpty()
        ? cut.starts(table(), ends, path.toString())
        : joined.starts().get(indexOf(cut.ownFile().get()));
  }

  private int indexOf(DataFile file) {
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i).name().equals(file.name())) {
        return i;
      }
    }
    throw new IllegalStateException(file.name() + " is none of the files");
  }

  /** Rows before which nothing says what is missing: a file begins, and there are no times. */
  Set<Long> breaks() {
    Set<Long> breaks = new HashSet<>();
    if (table().times().isEmpty()) {
      for (long[] starts : joined.starts().subList(1, files.size())) {
        for (long start : starts) {
          breaks.add(start);
        }
      }
    }
    return breaks;
  }
}
