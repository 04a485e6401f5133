package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a table looks that may have a sequence in each row: a label and the values of its steps, with
 * or without names above them.
 *
 * @param labels where the label may stand, the likeliest first; at least one
 * @param idName the name of a field in front that only names the sequence, if it has one
 * @param alongColumns whether values change much less from row to row than along the rows, as those
 *     of series do
 */
public record UcrShape(List<Label> labels, Optional<String> idName, boolean alongColumns) {

  /**
   * A field that may be the label.
   *
   * @param format that reads it so
   * @param name in the header; empty if there is none
   * @param field counts from 0
   */
  public record Label(ArchiveFormat format, String name, int field) {}

  /** Of a file; empty if it is no such table. */
  public static Optional<UcrShape> of(Path file) throws IOException {
    try (BufferedReader text = DataText.open(DataContent.of(file))) {
      Optional<String> first = next(text);
      Optional<String> second = next(text);
      if (second.isEmpty()) {
        return Optional.empty();
      }
      String separator = UcrLines.separator(first.orElseThrow());
      List<String> head = UcrLines.fields(first.get(), separator);
      int fields = UcrLines.fields(second.get(), separator).size();
      List<UcrTrial> trials =
          Stream.of(ArchiveFormat.UCR, ArchiveFormat.UCR_LABEL_LAST)
              .flatMap(format -> UcrTrial.of(format, head, fields).stream())
              .toList();
      accept(trials, head);
      for (Optional<String> line = second; line.isPresent(); line = next(text)) {
        if (trials.stream().noneMatch(UcrTrial::fits)) {
          return Optional.empty();
        }
        accept(trials, UcrLines.fields(line.get(), separator));
      }
      return of(trials.stream().filter(UcrTrial::hasLabels).toList());
    }
  }

  private static void accept(List<UcrTrial> trials, List<String> row) {
    trials.forEach(trial -> trial.accept(row));
  }

  private static Optional<UcrShape> of(List<UcrTrial> found) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UcrShape(
                found.stream()
                    .sorted(Comparator.comparingInt(UcrTrial::labels))
                    .map(UcrTrial::label)
                    .toList(),
                found.stream().flatMap(trial -> trial.idName().stream()).findFirst(),
                found.stream().anyMatch(UcrTrial::isAlongColumns)));
  }

  private static Optional<String> next(BufferedReader text) throws IOException {
    String line = text.readLine();
    while (line != null && line.isBlank()) {
      line = text.readLine();
    }
    return Optional.ofNullable(line).map(String::strip);
  }
}
