package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the rows of the series that a model was trained on, wherever they stand in new data.
 *
 * <p>The times of the splits would not do: another series, of another shop or of a revised file,
 * has the same times. So each split of each series is cut into pieces of consecutive rows, at most
 * {@value #PIECES} in all unless there are more series, and the model keeps a digest of each: of
 * the name of the series, of times (or of the number of the row, where there are none) and of all
 * values. A piece in new data with the same digest is the same rows. A piece that is not all there,
 * or has another value in it, is not recognised.
 *
 * @param named whether series have names of their own, rather than that of the file
 */
record TrainedRows(boolean named) {
  private static final int PIECES = 200;

  /** A model can be read that keeps so many. */
  private static final int MAX_PIECES = 20_000;

  private static final int DIGITS = 16;
  private static final Pattern KEPT =
      Pattern.compile("(train|validation|test) (\\d{1,9}) ([0-9a-f]{" + DIGITS + "})");

  /**
   * What a model keeps: of each piece the digest of its first row, with its split, its number of
   * rows and its digest. Nothing of more than {@value #MAX_PIECES} pieces.
   */
  Map<String, String> keep(SequenceTable table, SeriesSplits splits) {
    long rows = Math.max(1, (table.rows().rows() + PIECES - 1) / PIECES);
    Map<String, String> kept = new TreeMap<>();
    for (int series = 0; series < table.count() && kept.size() <= MAX_PIECES; series++) {
      Digests digests = new Digests(table, series);
      digests.keep("train", splits.start()[series], splits.validation()[series], rows, kept);
      digests.keep("validation", splits.validation()[series], splits.test()[series], rows, kept);
      digests.keep("test", splits.test()[series], splits.end()[series], rows, kept);
    }
    return kept.size() <= MAX_PIECES ? kept : Map.of();
  }

  /**
   * Finds these rows in new data.
   *
   * @param kept as {@link #keep} gave it
   */
  Found find(SequenceTable table, Map<String, String> kept) {
    Found found = new Found(new TreeMap<>());
    for (int series = 0; series < table.count(); series++) {
      Digests digests = new Digests(table, series);
      long end = table.first(series) + table.steps(series);
      for (long row = table.first(series); row < end; ) {
        Matcher piece = KEPT.matcher(kept.getOrDefault(digests.of(row, 1), ""));
        int rows = piece.matches() ? Integer.parseInt(piece.group(2)) : 1;
        if (piece.matches() && rows <= end - row && digests.of(row, rows).equals(piece.group(3))) {
          found.pieces.put(row, new Piece(row + rows, piece.group(1)));
        } else {
          rows = 1;
        }
        row += rows;
      }
    }
    return found;
  }

  private record Piece(long end, String split) {}

  /** The rows that were recognised, as pieces by their first rows. */
  record Found(TreeMap<Long, Piece> pieces) {
    /** "train", "validation" or "test" for a row of the table that was in that split, or "new". */
    String split(long row) {
      Map.Entry<Long, Piece> before = pieces.floorEntry(row);
      return before != null && row < before.getValue().end ? before.getValue().split : "new";
    }
  }

  /** Digests of rows of a series. */
  private final class Digests {
    private final SequenceTable table;
    private final long first;
    private final byte[] name;
    private final MessageDigest sha256 = Sha256.begin();
    private final double[] row;

    Digests(SequenceTable table, int series) {
      this.table = table;
      this.first = table.first(series);
      this.name = (named ? table.name(series) : "").getBytes(StandardCharsets.UTF_8);
      this.row = new double[table.rows().width()];
    }

    void keep(String split, long start, long end, long rows, Map<String, String> kept) {
      for (long from = start; from < end; from += rows) {
        int count = (int) Math.min(rows, end - from);
        kept.put(
            of(from, 1), String.format(Locale.ROOT, "%s %d %s", split, count, of(from, count)));
      }
    }

    String of(long from, int count) {
      ByteBuffer numbers = ByteBuffer.allocate(Double.BYTES * (row.length + 1));
      sha256.update(name);
      for (long at = from; at < from + count; at++) {
        table.rows().read(at, 1, row);
        numbers.clear();
        numbers.putDouble(position(at));
        for (double value : row) {
          numbers.putDouble(value);
        }
        sha256.update(numbers.array());
      }
      return Sha256.end(sha256).substring(0, DIGITS);
    }

    private double position(long at) {
      return table.times().isPresent() ? table.times().get().at(at) : at - first;
    }
  }
}
