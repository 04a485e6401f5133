package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The data of trials on sequences that have been read, in fixed splits or in those of a seed. */
final class SequenceTrials implements TrialData {
  /** More than enough, since a draw without one of the classes is rare. */
  private static final int MAX_DRAWS = 1000;

  private final FileSequences task;
  private final DataFile.Read<SequenceTable> file;
  private final Optional<DataFile.Read<SequenceTable>> test;
  private final List<List<Integer>> byKind;
  private @Nullable TaskData fixed;

  /**
   * Trials on these files.
   *
   * @param test another file for the test
   */
  SequenceTrials(
      FileSequences task,
      DataFile.Read<SequenceTable> file,
      Optional<DataFile.Read<SequenceTable>> test) {
    this.task = task;
    this.file = file;
    this.test = test;
    boolean byLabel = !task.classes().isEmpty() && task.at() == TargetsAt.LAST_STEP;
    SequenceTable table = file.content();
    byKind =
        byLabel
            ? Holdout.byKind(table.count(), i -> label(table, i), task.classes().size())
            : Holdout.byKind(table.count(), i -> 0, 1);
  }

  @Override
  public TaskData ofComparison(long seed) {
    return task.resampling().everySeed() ? drawn(seed) : fixed();
  }

  @Override
  public TaskData ofSearch(long seed) {
    return task.resampling().drawsInSearch() ? drawn(seed) : fixed();
  }

  private synchronized TaskData fixed() {
    if (fixed == null) {
      fixed = data(divided(byKind));
    }
    return fixed;
  }

  /**
   * The splits of a seed. Where a sequence has several classes the kinds do not take care that each
   * is in the training split, so that a draw without one is drawn again.
   */
  private TaskData drawn(long seed) {
    Random random = new Random(seed);
    boolean withTest = task.resampling().everySeed();
    Holdout.Splits splits = divided(task.holdout().shuffled(byKind, withTest, random));
    for (int draw = 1; draw < MAX_DRAWS && lacksClass(splits.train()); draw++) {
      splits = divided(task.holdout().shuffled(byKind, withTest, random));
    }
    return data(splits);
  }

  private boolean lacksClass(SplitSequences train) {
    return !task.classes().isEmpty() && ClassTargets.missing(task, train).isPresent();
  }

  private Holdout.Splits divided(List<List<Integer>> sequences) {
    return task.holdout().divide(file.path().toString(), file.content(), sequences);
  }

  private TaskData data(Holdout.Splits splits) {
    SplitSequences testing =
        test.map(other -> SplitSequences.all(other.content())).orElse(splits.test());
    if (testing.isEmpty()) {
      throw new UserErrorException(
          file.path()
              + ": test is 0; give a share of the sequences, or a file in a section 'test'");
    }
    List<DataFile> files =
        test.map(other -> List.of(file.file(), other.file())).orElse(List.of(file.file()));
    return task.classes().isEmpty()
        ? new NumberTargets(task, splits.train()).data(splits.validation(), testing, files)
        : new ClassTargets(task, splits.train()).data(splits.validation(), testing, files);
  }

  /** The class of a whole sequence. */
  private int label(SequenceTable table, int sequence) {
    double[] row = new double[table.rows().width()];
    table.rows().read(table.first(sequence), 1, row);
    return (int) row[task.shape().inputSize()];
  }
}
