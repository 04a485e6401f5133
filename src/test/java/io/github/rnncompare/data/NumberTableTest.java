package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTableTest {
  /** Row r is r + 0.0, r + 0.25, r + 0.5, … */
  private static NumberTable filled(NumberTable table, long rows) throws IOException {
    double[] row = new double[table.width()];
    for (long r = 0; r < rows; r++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = expected(r, i);
      }
      table.append(row);
    }
    return table;
  }

  private static double expected(long row, int column) {
    return row + 0.25 * column;
  }

  private static void assertRows(NumberTable table, long firstRow, int count, String description) {
    double[] into = new double[count * table.width()];
    table.read(firstRow, count, into);
    for (int i = 0; i < into.length; i++) {
      assertThat(into[i])
          .as("%s, number %d of %d rows from %d", description, i, count, firstRow)
          .isEqualTo(expected(firstRow + i / table.width(), i % table.width()));
    }
  }

  /** Widths that divide a segment, that do not, and that are longer than one. */
  @ParameterizedTest
  @CsvSource({
    "1, 1024, 2, 1000",
    "3, 1000, 2, 500",
    "7, 64, 1, 100",
    "5, 8, 0, 20",
    "4, 4096, 4, 50"
  })
  void whatIsWrittenIsReadInMemoryAndBeyondIt(
      int width, int segmentBytes, int segmentsInMemory, int rows) throws IOException {
    // given
    NumberTable table = filled(new NumberTable(width, segmentBytes, segmentsInMemory), rows);

    // then
    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.width()).isEqualTo(width);
    assertRows(table, 0, rows, "all");
    assertRows(table, rows, 0, "none");
    long seed = 31L * width + rows;
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      int first = random.nextInt(rows);
      assertRows(table, first, random.nextInt(rows - first + 1), "seed " + seed);
    }
  }

  @Test
  void moreThanTheMemorysPartIsReadByManyThreads()
      throws IOException, InterruptedException, ExecutionException {
    // given: 70 MiB, of which 64 are in memory
    int rows = 70 * (1 << 20) / (1000 * Double.BYTES);
    NumberTable table = filled(new NumberTable(1000), rows);
    ExecutorService threads = Executors.newFixedThreadPool(4);

    // when
    List<Future<?>> reads =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(
                t -> threads.submit(() -> assertRows(table, rows - 1000 + t, 500, "thread " + t)))
            .toList();
    threads.shutdown();

    // then
    for (Future<?> read : reads) {
      read.get();
    }
  }

  @Test
  void aRowIsCopiedAndTheRestOfTheTargetIsLeft() throws IOException {
    // given
    NumberTable table = new NumberTable(2);
    double[] row = {1, 2};
    table.append(row);
    row[0] = 9;
    double[] into = {-1, -1, -1};

    // when
    table.read(0, 1, into);

    // then
    assertThat(into).containsExactly(1, 2, -1);
  }

  @Test
  void whatIsNotThereIsNotRead() throws IOException {
    NumberTable table = filled(new NumberTable(2), 3);
    assertThatThrownBy(() -> table.read(2, 2, new double[4]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.read(-1, 1, new double[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.read(0, 3, new double[5]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.append(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 numbers in a row of a table 2 wide");
    assertThatThrownBy(() -> new NumberTable(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
