package io.github.rnncompare.engine.pass;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How an array [batch, features, time] lies in memory. */
enum Layout {
  COLUMN_MAJOR,
  ROW_MAJOR,
  /** A view of [batch, time, features]. */
  TIME_IN_THE_MIDDLE,
  /** A view of [time, batch, features]. */
  TIME_FIRST,
  /** Sequences from within a larger batch: one run of memory that does not begin at its start. */
  PART_OF_A_BATCH,
  /** The same in column-major order, so that there are gaps. */
  PART_OF_A_BATCH_COLUMN_MAJOR,
  /** Steps from within longer sequences. */
  PART_OF_THE_STEPS,
  /** Features from among more. */
  PART_OF_THE_FEATURES;

  /** An array of that layout with the values and the type of another. */
  INDArray of(INDArray values) {
    long batch = values.size(0);
    long features = values.size(1);
    long time = values.size(2);
    DataType type = values.dataType();
    INDArray array =
        switch (this) {
          case COLUMN_MAJOR -> Nd4j.create(type, values.shape(), 'f');
          case ROW_MAJOR -> Nd4j.create(type, values.shape(), 'c');
          case TIME_IN_THE_MIDDLE ->
              Nd4j.create(type, new long[] {batch, time, features}, 'c').permute(0, 2, 1);
          case TIME_FIRST ->
              Nd4j.create(type, new long[] {time, batch, features}, 'c').permute(1, 2, 0);
          case PART_OF_A_BATCH -> partOfABatch(type, batch, features, time, 'c');
          case PART_OF_A_BATCH_COLUMN_MAJOR -> partOfABatch(type, batch, features, time, 'f');
          case PART_OF_THE_STEPS ->
              Nd4j.create(type, new long[] {batch, features, time + 3}, 'c')
                  .get(all(), all(), interval(1, time + 1));
          case PART_OF_THE_FEATURES ->
              Nd4j.create(type, new long[] {batch, features + 3, time}, 'f')
                  .get(all(), interval(2, features + 2), all());
        };
    return array.assign(values);
  }

  private static INDArray partOfABatch(
      DataType type, long batch, long features, long time, char order) {
    return Nd4j.create(type, new long[] {batch + 5, features, time}, order)
        .get(interval(2, batch + 2), all(), all());
  }
}
