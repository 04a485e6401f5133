package io.github.rnncompare.task;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.spec.MistakeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sequences of files of which a class is told. */
final class ClassTargets {
  private static final String FREQUENCIES = "frequencies of classes";

  private final FileSequences task;
  private final SequencePart train;
  private final Map<String, Double> fitted = new LinkedHashMap<>();
  private final Encoding features;
  private final Encoding.OneOf target;
  private final long[] known;

  ClassTargets(FileSequences task, SequencePart train) {
    this.task = task;
    this.train = train;
    features = task.features(train, fitted);
    int column = features.size();
    target = new Encoding.OneOf(new Encoding.Column("class", column), task.classes().size());
    known = occurrences(train);
    for (int k = 0; k < known.length; k++) {
      if (known[k] == 0) {
        throw new MistakeException(
            String.format(
                Locale.ROOT,
                "%s: class '%s' does not occur in the training part; take it out of 'classes', or add sequences",
                task.file().name(),
                task.classes().get(k)));
      }
    }
  }

  private long[] occurrences(SequencePart part) {
    long[] counts = new long[target.size()];
    SequencePart.Visitor visitor =
        (numbers, row) -> counts[(int) numbers[row + target.column().index()]]++;
    if (task.at() == TargetsAt.LAST_STEP) {
      part.visitLast(visitor);
    } else {
      part.visit(visitor);
    }
    return counts;
  }

  TaskData data(SequencePart validation, SequencePart test, List<DataFile> files) {
    long[] validating = occurrences(validation);
    long[] testing = occurrences(test);
    double[] chances = chances(known);
    List<Floor> floors = new ArrayList<>();
    floors.add(new Floor(FREQUENCIES, "final_train_loss", crossEntropy(chances, known)));
    floors.add(new Floor(FREQUENCIES, "best_validation_loss", crossEntropy(chances, validating)));
    floors.add(new Floor(FREQUENCIES, "test_loss", crossEntropy(chances, testing)));
    floors.add(
        new Floor(
            "most frequent class", "test_metric", task.classMeasure().ofAlways(chances, testing)));
    return new TaskData(split(train), split(validation), split(test), floors, files, fitted);
  }

  private Split split(SequencePart part) {
    StoredSequences set = part.stored(task.shape().timeSteps(), features, target, task.at());
    return new Split(set, task.classMeasure().metric(set, target));
  }

  static double[] chances(long[] counts) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
  }

  /** The mean loss, in nats, of who always gives these chances. */
  static double crossEntropy(double[] chances, long[] occurrences) {
    return ClassMeasure.BITS_PER_CHARACTER.ofAlways(chances, occurrences) * Math.log(2);
  }
}
