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
 * A table of numbers [rows, width], first written and then read, row by row. Its size is limited by
 * the disk only.
 *
 * <p>Rows are stored in segments of at most 16 MiB; no row spans two segments. The first 64 MiB are
 * in memory, or fewer where Java has little of it, as several tables are in use at a time; they are
 * allocated as the table grows. Further segments are in a temporary file below {@code
 * java.io.tmpdir}, which is deleted with the table or at the program's end.
 */
public final class NumberTable {
  private static final int SEGMENT_BYTES = 16 << 20;
  private static final int MAX_SEGMENTS_IN_MEMORY = 4;
  private static final int MEMORY_SHARE = 16;
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
    this(width, SEGMENT_BYTES, segmentsInMemory());
  }

  private static int segmentsInMemory() {
    long share = Runtime.getRuntime().maxMemory() / MEMORY_SHARE / SEGMENT_BYTES;
    return (int) Math.min(Math.max(1, share), MAX_SEGMENTS_IN_MEMORY);
  }

  /** An empty table with other limits; a row longer than a segment is a segment by itself. */
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
   * Appends a row.
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
   * Copies consecutive rows. Safe for any number of threads once writing is over.
   *
   * @param firstRow from 0
   * @param count of rows
   * @param into receives count * width numbers from index 0, row by row
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

  /** The next segment of the temporary file, which Linux and macOS unlink once it is open. */
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
    // Writing zeros makes a full disk an IOException; in a mapped page it would crash the program.
    for (long end = start; end < start + bytes; ) {
      int next = (int) Math.min(ZEROS, start + bytes - end);
      end += file.write(ByteBuffer.allocate(next), end);
    }
    return file.map(MapMode.READ_WRITE, start, bytes)
        .order(ByteOrder.nativeOrder())
        .asDoubleBuffer();
  }
}
