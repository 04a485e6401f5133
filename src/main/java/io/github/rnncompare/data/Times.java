package io.github.rnncompare.data;

import io.github.rnncompare.column.TimeForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The times of a table's rows.
 *
 * @param instants [rows, 2]: seconds since 1970 began, in UTC if that is known and by the local
 *     clock if not, and the clock's seconds ahead of UTC; of plain numbers the numbers, and 0
 * @param form how the file writes them
 * @param order of the rows in the file; here the oldest come first
 */
public record Times(NumberTable instants, TimeForm form, RowOrder order) {

  /** Seconds since 1970 began, or a plain number. */
  public double at(long row) {
    double[] both = new double[2];
    instants.read(row, 1, both);
    return both[0];
  }

  /** Seconds by the clock of the place, or a plain number. */
  public double clock(long row) {
    double[] both = new double[2];
    instants.read(row, 1, both);
    return both[0] + both[1];
  }

  /** The time by the clock of the place; empty for plain numbers. */
  public Optional<LocalDateTime> local(long row) {
    if (form == TimeForm.NUMBER) {
      return Optional.empty();
    }
    double local = clock(row);
    long seconds = (long) Math.floor(local);
    return Optional.of(
        LocalDateTime.ofEpochSecond(seconds, (int) ((local - seconds) * 1e9), ZoneOffset.UTC));
  }

  /** The seconds that a zone's clock is ahead of UTC at an instant. */
  static double ahead(ZoneId zone, double instant) {
    return zone.getRules().getOffset(Instant.ofEpochSecond((long) instant)).getTotalSeconds();
  }
}
