package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sequences whose rows are in several files that follow each other in time.
 *
 * @param table the rows of each sequence, file by file
 * @param starts for each file, the row of each sequence at which the file's rows begin; where it
 *     has none of a sequence, the row at which those of the next file would
 */
public record JoinedSequences(SequenceTable table, List<long[]> starts) {

  /**
   * The sequences of one file.
   *
   * @param place the file, for messages
   */
  public record Part(SequenceTable table, String place) {}

  /**
   * Joins files in the order of their times.
   *
   * @param named whether sequences are joined by their names; if not, each file has one, and these
   *     are joined
   * @throws UserErrorException if a file begins before the one before it has ended
   */
  public static JoinedSequences of(List<Part> parts, boolean named) throws IOException {
    if (parts.size() == 1) {
      SequenceTable table = parts.get(0).table();
      long[] starts = new long[table.count()];
      for (int sequence = 0; sequence < starts.length; sequence++) {
        starts[sequence] = table.first(sequence);
      }
      return new JoinedSequences(table, List.of(starts));
    }
    return new Joining(parts, named).joined();
  }

  private static final class Joining {
    private final List<Part> parts;
    private final Map<String, int[]> sequences = new LinkedHashMap<>();
    private final NumberTable rows;
    private final NumberTable instants = new NumberTable(2);

    /** Numbers the sequences of each part by their names; -1 where a part has no such sequence. */
    Joining(List<Part> parts, boolean named) {
      this.parts = parts;
      this.rows = new NumberTable(parts.get(0).table().rows().width());
      for (int part = 0; part < parts.size(); part++) {
        SequenceTable table = parts.get(part).table();
        for (int sequence = 0; sequence < table.count(); sequence++) {
          String name = named ? table.name(sequence) : parts.get(0).table().name(0);
          sequences.computeIfAbsent(name, key -> none(parts.size()))[part] = sequence;
        }
      }
    }

    private static int[] none(int parts) {
      int[] none = new int[parts];
      Arrays.fill(none, -1);
      return none;
    }

    JoinedSequences joined() throws IOException {
      List<long[]> starts = new ArrayList<>();
      parts.forEach(part -> starts.add(new long[sequences.size()]));
      long[] first = new long[sequences.size()];
      int number = 0;
      for (Map.Entry<String, int[]> sequence : sequences.entrySet()) {
        first[number] = rows.rows();
        int last = -1;
        for (int part = 0; part < parts.size(); part++) {
          starts.get(part)[number] = rows.rows();
          int own = sequence.getValue()[part];
          if (own >= 0) {
            if (last >= 0) {
              requireLater(sequence.getKey(), last, sequence.getValue()[last], part, own);
            }
            append(parts.get(part).table(), own);
            last = part;
          }
        }
        number++;
      }
      Optional<Times> times = parts.get(0).table().times();
      return new JoinedSequences(
          new SequenceTable(
              rows,
              List.copyOf(sequences.keySet()),
              first,
              times.map(found -> new Times(instants, found.form(), RowOrder.OLDEST_FIRST)),
              List.of()),
          starts);
    }

    private void append(SequenceTable table, int sequence) throws IOException {
      double[] row = new double[rows.width()];
      double[] instant = new double[2];
      long first = table.first(sequence);
      for (long at = first; at < first + table.steps(sequence); at++) {
        table.rows().read(at, 1, row);
        rows.append(row);
        if (table.times().isPresent()) {
          table.times().get().instants().read(at, 1, instant);
          instants.append(instant);
        }
      }
    }

    private static Object text(SequenceTable table, long row) {
      return TimeTexts.of(table, Optional.empty()).orElseThrow().at(row);
    }

    private void requireLater(String name, int before, int sequence, int after, int own) {
      Optional<Times> earlier = parts.get(before).table().times();
      Optional<Times> later = parts.get(after).table().times();
      if (earlier.isEmpty() || later.isEmpty()) {
        return;
      }
      SequenceTable table = parts.get(before).table();
      long end = table.first(sequence) + table.steps(sequence) - 1;
      long begin = parts.get(after).table().first(own);
      boolean comparable =
          earlier.get().local(end).isPresent() == later.get().local(begin).isPresent();
      if (!comparable || later.get().at(begin) <= earlier.get().at(end)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: begins at %s%s, but %s ends at %s; expected files that follow each other in time",
                parts.get(after).place(),
                text(parts.get(after).table(), begin),
                sequences.size() == 1 ? "" : " for '" + Excerpt.of(name) + "'",
                parts.get(before).place(),
                text(table, end)));
      }
    }
  }
}
