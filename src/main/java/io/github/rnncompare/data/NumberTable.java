package io.github.rnncompare.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of as many numbers each, first written and then read: [rows, width], row by row, in any
 * number that the disk holds.
 *
 * <p>The rows lie in segments of at most 16 MiB, and no row in two. The first 64 MiB are in memory,
 * and take little of it while there are few rows; the segments behind them are in a temporary file
 * below {@code java.io.tmpdir}, which is gone when the table or the program is.
 */
public final class NumberTable {
  private static final int SEGMENT_BYTES = 16 << 20;
  private static final int SEGMENTS_IN_MEMORY = 4;
  private static final int FIRST_ROWS = 64;
  private static final int ZEROS = 1 << 16;

  private final int width;
  private final int rowsOfSegment;
  private final int segmentsInMemory;
  private final List<DoubleBuffer> segments = new ArrayList<>();
  private @Nullable FileChannel file;
  private long rows;

  /**
   * An empty table.
   *
   * @param width numbers in a row, at least 1
   */
  public NumberTable(int width) {
    this(width, SEGMENT_BYTES, SEGMENTS_IN_MEMORY);
  }

  /** An empty table with other bounds; a row longer than a segment is one by itself. */
  NumberTable(int width, int segmentBytes, int segmentsInMemory) {
    if (width < 1) {
      throw new IllegalArgumentException("a row of " + width + " numbers");
    }
    this.width = width;
    this.rowsOfSegment = Math.max(1, segmentBytes / Double.BYTES / width);
    this.segmentsInMemory = segmentsInMemory;
  }

  public int width() {
    return width;
  }

  public long rows() {
    return rows;
  }

  /**
   * Puts a row below the others.
   *
   * @param row {@code width} numbers, which are copied
   * @throws IOException if the temporary file cannot be written, as on a full disk
   */
  public void append(double... row) throws IOException {
    if (row.length != width) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d numbers in a row of a table %d wide", row.length, width));
    }
    int segment = (int) (rows / rowsOfSegment);
    int inSegment = (int) (rows % rowsOfSegment);
    if (segment == segments.size()) {
      segments.add(segment < segmentsInMemory ? inMemory(FIRST_ROWS) : inFile(segment));
    }
    DoubleBuffer numbers = segments.get(segment);
    if ((inSegment + 1) * width > numbers.capacity()) {
      numbers = inMemory(2 * inSegment).put(0, numbers, 0, inSegment * width);
      segments.set(segment, numbers);
    }
    numbers.put(inSegment * width, row);
    rows++;
  }

  /**
   * Copies consecutive rows; any number of threads may, once writing is over.
   *
   * @param firstRow from 0
   * @param count of rows
   * @param into takes count * width numbers from its beginning, row by row
   */
  public void read(long firstRow, int count, double[] into) {
    Objects.checkFromIndexSize(firstRow, count, rows);
    int copied = 0;
    while (copied < count) {
      long row = firstRow + copied;
      int inSegment = (int) (row % rowsOfSegment);
      int next = Math.min(count - copied, rowsOfSegment - inSegment);
      segments
          .get((int) (row / rowsOfSegment))
          .get(inSegment * width, into, copied * width, next * width);
      copied += next;
    }
  }

  private DoubleBuffer inMemory(int rowsOfIt) {
    return DoubleBuffer.allocate(Math.min(rowsOfIt, rowsOfSegment) * width);
  }

  /** The next segment of the temporary file, which Linux and macOS forget as soon as it is open. */
  private DoubleBuffer inFile(int segment) throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("rnn-compare-", ".numbers");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    long bytes = (long) rowsOfSegment * width * Double.BYTES;
    long start = (segment - segmentsInMemory) * bytes;
    // A full disk is an IOException here; in a page that is only mapped it would end the program.
    for (long end = start; end < start + bytes; ) {
      int next = (int) Math.min(ZEROS, start + bytes - end);
      end += file.write(ByteBuffer.allocate(next), end);
    }
    return file.map(MapMode.READ_WRITE, start, bytes)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer();
  }
}
