package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences that become tensors only when a batch of them is requested. Until then they may lie on
 * disk.
 */
abstract class LazySequences implements SequenceSet {

  private @Nullable Sequences whole;

  /** The features, targets and mask of a batch; in each, the first index changes fastest. */
  static final class Batch {
    final int size;
    final float[] features;
    final float[] targets;
    final float[] mask;

    private Batch(int size, int features, int targets, int mask) {
      this.size = size;
      this.features = new float[features];
      this.targets = new float[targets];
      this.mask = new float[mask];
    }
  }

  /** Features of a step. */
  abstract int inputSize();

  /** Targets of a sequence, or of a step. */
  abstract int outputSize();

  /** Whether some sequences are shorter than others. */
  abstract boolean masked();

  /** Writes the sequences at {@code indices} into a batch of zeros. */
  abstract void write(int[] indices, Batch batch);

  private Batch written(int[] indices) {
    double numbers = (double) indices.length * timeSteps() * Math.max(inputSize(), outputSize());
    if (numbers > Integer.MAX_VALUE) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "a batch of %d sequences × %d steps × %d features (or outputs) is more than a tensor holds; set training.batch_size",
              indices.length,
              timeSteps(),
              Math.max(inputSize(), outputSize())));
    }
    int positions = indices.length * timeSteps();
    Batch batch =
        new Batch(
            indices.length,
            positions * inputSize(),
            (everyStep() ? positions : indices.length) * outputSize(),
            masked() ? positions : 0);
    write(indices, batch);
    return batch;
  }

  @Override
  public Sequences pick(int[] indices) {
    Batch batch = written(indices);
    INDArray targets =
        everyStep()
            ? Floats.tensor(batch.targets, batch.size, outputSize(), timeSteps())
            : Floats.tensor(batch.targets, batch.size, outputSize());
    return new Sequences(
        Floats.tensor(batch.features, batch.size, inputSize(), timeSteps()),
        targets,
        masked() ? Floats.tensor(batch.mask, batch.size, timeSteps()) : null);
  }

  @Override
  public void pick(int[] indices, Sequences into) {
    Batch batch = written(indices);
    Floats.writeByColumn(batch.features, into.features());
    Floats.writeByColumn(batch.targets, into.targets());
    if (into.mask() != null) {
      Floats.writeByColumn(batch.mask, into.mask());
    }
  }

  @Override
  public synchronized Sequences whole() {
    if (whole == null) {
      whole = pick(IntStream.range(0, count()).toArray());
    }
    return whole;
  }

  /** One batch at a time; where one batch holds all sequences, it is kept. */
  @Override
  public Iterable<Sequences> inOrder() {
    int atOnce = Math.max(1, Outputs.MAX_AT_ONCE / timeSteps());
    if (count() <= atOnce) {
      return List.of(whole());
    }
    return () -> batches(atOnce);
  }

  private Iterator<Sequences> batches(int size) {
    return IntStream.rangeClosed(0, (count() - 1) / size)
        .mapToObj(i -> pick(IntStream.range(i * size, Math.min(count(), (i + 1) * size)).toArray()))
        .iterator();
  }
}
