package io.github.rnncompare.archive;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataNumber;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.data.RowOrder;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads series from a {@code .tsf} file of the Monash archive (Godahewa et al. 2021): a header,
 * then a line for each series: its attributes, which colons separate, and its values, which commas
 * separate. Times follow from {@code start_timestamp} and {@code @frequency}.
 *
 * @param table a row for each value, the series one after the other, with times if the file has
 *     them
 * @param horizon that the archive forecasts, if the file says it
 */
public record TsfFile(SequenceTable table, Optional<Integer> horizon) {
  /** The only column of the table. */
  public static final String VALUE = "value";

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH-mm-ss", Locale.ROOT);

  private static final String MISSING = "?";

  /** Whether a file of this name is one. */
  public static boolean isNamed(String file) {
    return ArchiveFormat.unpacked(file).endsWith(".tsf");
  }

  /**
   * Reads a file.
   *
   * @param mayMiss whether values may be missing, which are NaN; else one is an error
   * @throws UserErrorException naming file, line and value of an error
   */
  public static TsfFile read(DataContent file, boolean mayMiss) throws IOException {
    try (DataLines lines = new DataLines(file, "#")) {
      return new Reading(lines, mayMiss).read();
    }
  }

  private static final class Reading {
    private final DataLines lines;
    private final boolean mayMiss;
    private final TsfHeader header;
    private final SequenceTable rows = new SequenceTable(1);
    private final NumberTable instants = new NumberTable(2);
    private final Set<String> names = new HashSet<>();
    private int firstLength;

    Reading(DataLines lines, boolean mayMiss) {
      this.lines = lines;
      this.mayMiss = mayMiss;
      this.header = new TsfHeader(lines::error);
    }

    TsfFile read() throws IOException {
      lines.readHeader(header::isLast);
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        series(line);
      }
      if (rows.count() == 0) {
        throw lines.noSequences();
      }
      Optional<Times> times =
          header.hasTimes()
              ? Optional.of(new Times(instants, TimeForm.YEAR_FIRST, RowOrder.OLDEST_FIRST))
              : Optional.empty();
      return new TsfFile(rows.withTimes(times), header.horizon());
    }

    private void series(String line) throws IOException {
      List<String> fields = List.of(line.split(":", -1));
      int attributes = header.attributes().size();
      if (fields.size() != attributes + 1) {
        throw lines.error(
            String.format(
                Locale.ROOT,
                "has %d fields, which ':' separates; the header has %d attributes, and the values come behind them",
                fields.size(),
                attributes));
      }
      int named = header.attribute("series_name");
      String name = named < 0 ? "T" + (rows.count() + 1) : fields.get(named).strip();
      if (name.isEmpty() || !names.add(name)) {
        throw lines.error(
            "series '" + Excerpt.of(name) + "'; expected a name that no other series has");
      }
      rows.start(name);
      String[] values = fields.get(attributes).split(",", -1);
      firstLength = firstLength == 0 ? values.length : firstLength;
      if (header.saysEqualLengths() && values.length != firstLength) {
        throw lines.error(
            String.format(
                Locale.ROOT,
                "has %d values, the first series %d, but the header says '@equallength true'",
                values.length,
                firstLength));
      }
      for (int i = 0; i < values.length; i++) {
        rows.append(value(i + 1, values[i].strip()));
      }
      if (header.hasTimes()) {
        times(fields.get(header.attribute("start_timestamp")).strip(), values.length);
      }
    }

    private double value(int place, String value) {
      if (value.equals(MISSING) && header.deniesMissing()) {
        throw lines.error("value " + place + " is '?', but the header says '@missing false'");
      }
      if (value.equals(MISSING) && mayMiss) {
        return Double.NaN;
      }
      return DataNumber.parse(
          value,
          expected ->
              lines.error("value " + place + " is '" + Excerpt.of(value) + "'; " + expected));
    }

    private void times(String start, int count) throws IOException {
      LocalDateTime first;
      try {
        first = LocalDateTime.parse(start, START);
      } catch (DateTimeException e) {
        throw lines.error(
            "start_timestamp is '"
                + Excerpt.of(start)
                + "'; expected a time such as 2005-01-31 00-00-00");
      }
      for (int i = 0; i < count; i++) {
        instants.append((double) header.after(first, i).toEpochSecond(ZoneOffset.UTC), 0);
      }
    }
  }
}
