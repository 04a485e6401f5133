package io.github.rnncompare.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of one series between which no time is missing.
 *
 * @param series its number in the table, from 0
 * @param first its first row in the table
 * @param end the row after its last one
 * @param position of the first row in its series, in steps of time from 0
 */
public record Stretch(int series, long first, long end, long position) {

  /** What becomes of windows where times are missing. */
  public enum Gaps {
    /** No window has a gap in it. */
    SPLIT,
    /** Rows are taken for neighbours, however far apart their times are. */
    IGNORE
  }

  /**
   * The stretches of all series of a table, in its order; without regular times one each.
   *
   * @param breaks rows at which a stretch begins, unless gaps are ignored
   */
  public static List<Stretch> of(SequenceTable table, Gaps gaps, Set<Long> breaks) {
    Optional<Spacing> spacing =
        gaps == Gaps.SPLIT ? Spacing.of(table).filter(Spacing::isRegular) : Optional.empty();
    List<Stretch> stretches = new ArrayList<>();
    for (int series = 0; series < table.count(); series++) {
      long first = table.first(series);
      long end = first + table.steps(series);
      long start = first;
      long position = 0;
      boolean divided = spacing.isPresent() || (gaps == Gaps.SPLIT && !breaks.isEmpty());
      for (long row = first + 1; divided && row < end; row++) {
        long steps =
            spacing.isPresent() ? spacing.get().steps(table.times().orElseThrow(), row) : 1;
        if (steps > 1 || breaks.contains(row)) {
          stretches.add(new Stretch(series, start, row, position));
          position += row - start - 1 + steps;
          start = row;
        }
      }
      stretches.add(new Stretch(series, start, end, position));
    }
    return stretches;
  }

  /** The row at a position of its series; -1 if it is not in this stretch. */
  public long row(long at) {
    long row = first + at - position;
    return at >= position && row < end ? row : -1;
  }
}
