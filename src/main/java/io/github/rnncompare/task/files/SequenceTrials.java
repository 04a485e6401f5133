package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The data of trials on sequences that have been read, in fixed splits or in those of a seed. */
final class SequenceTrials implements TrialData {
  /** More than enough, since a draw without one of the classes is rare. */
  private static final int MAX_DRAWS = 1000;

  private final FileSequences task;
  private final DataFile.Read<SequenceTable> file;
  private final Optional<DataFile.Read<SequenceTable>> validation;
  private final Optional<DataFile.Read<SequenceTable>> test;

  /** The sequences of each group, or where there are none those of each kind. */
  private final List<List<Integer>> units;

  private final boolean grouped;
  private @Nullable TaskData fixed;

  /**
   * Trials on these files.
   *
   * @param validation another file for validation
   * @param test another file for the test
   */
  SequenceTrials(
      FileSequences task,
      DataFile.Read<SequenceTable> file,
      Optional<DataFile.Read<SequenceTable>> validation,
      Optional<DataFile.Read<SequenceTable>> test) {
    this.task = task;
    this.file = file;
    this.validation = validation;
    this.test = test;
    boolean byLabel = !task.classes().isEmpty() && task.at() == TargetsAt.LAST_STEP;
    SequenceTable table = file.content();
    grouped = !table.groups().isEmpty();
    units =
        grouped
            ? groups(table)
            : byLabel
                ? Holdout.byKind(table.count(), i -> label(table, i), task.classes().size())
                : Holdout.byKind(table.count(), i -> 0, 1);
  }

  /** The sequences of each group, in the order in which the groups begin. */
  private static List<List<Integer>> groups(SequenceTable table) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < table.count(); i++) {
      groups.computeIfAbsent(table.groups().get(i), name -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }

  @Override
  public TaskData ofComparison(long seed) {
    return task.resampling().everySeed() ? drawn(seed) : fixed();
  }

  @Override
  public TaskData ofSearch(long seed) {
    return task.resampling().drawsInSearch() ? drawn(seed) : fixed();
  }

  /** The splits of a trial that compares architectures, of the file that is split. */
  Holdout.Splits splits(long seed) {
    return task.resampling().everySeed() ? drawnSplits(seed) : divided(units);
  }

  private synchronized TaskData fixed() {
    if (fixed == null) {
      fixed = data(divided(units));
    }
    return fixed;
  }

  private TaskData drawn(long seed) {
    return data(drawnSplits(seed));
  }

  /**
   * The splits of a seed. Where a sequence has several classes the kinds do not take care that each
   * is in the training split, so that a draw without one is drawn again.
   */
  private Holdout.Splits drawnSplits(long seed) {
    Random random = new Random(seed);
    boolean withTest = task.resampling().everySeed();
    Holdout.Splits splits = divided(shuffled(withTest, random));
    for (int draw = 1; draw < MAX_DRAWS && lacksClass(splits.train()); draw++) {
      splits = divided(shuffled(withTest, random));
    }
    return splits;
  }

  private List<List<Integer>> shuffled(boolean withTest, Random random) {
    return grouped
        ? task.holdout().shuffledGroups(units, file.content().count(), withTest, random)
        : task.holdout().shuffled(units, withTest, random);
  }

  private boolean lacksClass(SplitSequences train) {
    return !task.classes().isEmpty() && ClassTargets.missing(task, train).isPresent();
  }

  private Holdout.Splits divided(List<List<Integer>> sequences) {
    if (grouped) {
      return task.holdout().divideGroups(file.path().toString(), file.content(), sequences);
    }
    return task.holdout().divide(file.path().toString(), file.content(), sequences);
  }

  private TaskData data(Holdout.Splits splits) {
    SplitSequences validating = other(validation).orElse(splits.validation());
    SplitSequences testing = other(test).orElse(splits.test());
    if (testing.isEmpty()) {
      throw new UserErrorException(
          file.path()
              + ": test is 0; give a share of the sequences, or a file in a section 'test'");
    }
    List<DataFile> files = new ArrayList<>(List.of(file.file()));
    validation.ifPresent(read -> files.add(read.file()));
    test.ifPresent(read -> files.add(read.file()));
    TaskData data =
        task.classes().isEmpty()
            ? new NumberTargets(task, splits.train()).data(validating, testing, files)
            : new ClassTargets(task, splits.train()).data(validating, testing, files);
    return data.withTrainedOn(
        TrainedFiles.keep(
            file.file(), validation.map(DataFile.Read::file), test.map(DataFile.Read::file)));
  }

  private static Optional<SplitSequences> other(Optional<DataFile.Read<SequenceTable>> file) {
    return file.map(read -> SplitSequences.all(read.content()));
  }

  /** The class of a whole sequence. */
  private int label(SequenceTable table, int sequence) {
    double[] row = new double[table.rows().width()];
    table.rows().read(table.first(sequence), 1, row);
    return (int) row[task.source().columns().features().size()];
  }
}
