package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a {@code .ts} file contains.
 *
 * @param inputSize dimensions of its first sequence
 * @param classes those that its header lists, otherwise all labels; empty for numeric targets
 */
public record TsContent(int inputSize, List<String> classes) {

  /**
   * Reads a file to find its dimensions and classes.
   *
   * @throws UserErrorException if it has no sequences
   */
  public static TsContent of(DataContent file) throws IOException {
    try (TsLines lines = TsLines.open(file)) {
      List<String> listed = new ArrayList<>();
      boolean numbers = false;
      for (TsLines.Entry entry : lines.header()) {
        if (entry.key().equals("classlabel") && entry.values().size() > 1) {
          listed.addAll(entry.values().subList(1, entry.values().size()));
        } else if (entry.key().equals("targetlabel")) {
          numbers = entry.isTrue();
        }
      }
      Optional<String[]> sequence = lines.sequence();
      int inputSize = sequence.orElseThrow(lines::noSequences).length - 1;
      TreeSet<String> labels = new TreeSet<>();
      while (sequence.isPresent()) {
        String[] fields = sequence.get();
        labels.add(fields[fields.length - 1].strip());
        sequence = lines.sequence();
      }
      List<String> found = listed.isEmpty() ? List.copyOf(labels) : listed;
      return new TsContent(inputSize, numbers ? List.of() : found);
    }
  }
}
