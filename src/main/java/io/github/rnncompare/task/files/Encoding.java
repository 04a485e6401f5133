package io.github.rnncompare.task.files;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How columns of a table are encoded as features or targets of a network. */
sealed interface Encoding {

  /** How many features or targets the columns give. */
  int size();

  /**
   * Writes the features or targets of one row of the table.
   *
   * @param numbers hold the row, which begins at {@code row}
   * @param into receives {@link #size} numbers, from {@code first} on, {@code apart} from each
   *     other, where all are 0 before
   */
  void write(double[] numbers, int row, float[] into, int first, int apart);

  /**
   * A number for each column.
   *
   * @param scales one for each column
   */
  record Numbers(List<Column> columns, List<Scale> scales) implements Encoding {

    /**
     * Scaled by statistics of the columns.
     *
     * @param fits statistics of each column
     * @param kept receives the scales, by the columns' names
     */
    static Numbers scaled(
        List<Column> columns, List<Scale.Fit> fits, Scale.Kind kind, Map<String, Double> kept) {
      List<Scale> scales = fits.stream().map(fit -> fit.scale(kind)).toList();
      for (int i = 0; i < columns.size(); i++) {
        scales.get(i).keep(columns.get(i).name(), kept);
      }
      return new Numbers(columns, scales);
    }

    /** Unscaled. */
    static Numbers plain(List<Column> columns) {
      return new Numbers(columns, columns.stream().map(column -> Scale.NONE).toList());
    }

    /**
     * Statistics of columns.
     *
     * @param rows passes each row to a visitor
     */
    static List<Scale.Fit> fits(List<Column> columns, Consumer<SplitSequences.Visitor> rows) {
      List<Scale.Fit> fits = columns.stream().map(column -> new Scale.Fit()).toList();
      rows.accept(
          (numbers, row) -> {
            for (int i = 0; i < columns.size(); i++) {
              double number = numbers[row + columns.get(i).index()];
              if (!Double.isNaN(number)) { // missing
                fits.get(i).accept(number);
              }
            }
          });
      return fits;
    }

    @Override
    public int size() {
      return columns.size();
    }

    @Override
    public void write(double[] numbers, int row, float[] into, int first, int apart) {
      for (int i = 0; i < columns.size(); i++) {
        double number = numbers[row + columns.get(i).index()];
        into[first + i * apart] = (float) scales.get(i).scaled(number);
      }
    }
  }

  /** 1 at the index that a column holds, 0 elsewhere; NaN everywhere if it is missing. */
  record OneHot(Column column, int size) implements Encoding {
    @Override
    public void write(double[] numbers, int row, float[] into, int first, int apart) {
      double index = numbers[row + column.index()];
      for (int i = 0; i < size && Double.isNaN(index); i++) {
        into[first + i * apart] = Float.NaN;
      }
      if (!Double.isNaN(index)) {
        into[first + ((int) index) * apart] = 1;
      }
    }
  }

  /** The same for a feature, of which a missing one is 0 everywhere. */
  record Category(Column column, int size) implements Encoding {
    @Override
    public void write(double[] numbers, int row, float[] into, int first, int apart) {
      double index = numbers[row + column.index()];
      if (!Double.isNaN(index)) {
        into[first + ((int) index) * apart] = 1;
      }
    }
  }

  /** One behind the other. */
  record Joined(List<Encoding> parts) implements Encoding {
    @Override
    public int size() {
      return parts.stream().mapToInt(Encoding::size).sum();
    }

    @Override
    public void write(double[] numbers, int row, float[] into, int first, int apart) {
      int at = first;
      for (Encoding part : parts) {
        part.write(numbers, row, into, at, apart);
        at += part.size() * apart;
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param index from 0
   */
  record Column(String name, int index) {

    /** Adjacent columns, the first at {@code index}. */
    static List<Column> named(List<String> names, int index) {
      return IntStream.range(0, names.size())
          .mapToObj(i -> new Column(names.get(i), index + i))
          .toList();
    }
  }
}
