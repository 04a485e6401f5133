package io.github.rnncompare.task.files;

import io.github.rnncompare.baseline.LearntBaselines;
import io.github.rnncompare.baseline.Splits;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The data of a task on sequence files whose target is a class. */
final class ClassTargets {
  private static final String FREQUENCIES = "frequencies of classes";

  private final FileSequences task;
  private final SplitSequences train;
  private final Map<String, Double> fitted = new LinkedHashMap<>();
  private final SequenceFeatures features;
  private final Encoding.OneHot target;
  private final long[] known;

  ClassTargets(FileSequences task, SplitSequences train) {
    this.task = task;
    this.train = train;
    features = task.features(train, fitted);
    int column = task.source().columns().features().size();
    target = new Encoding.OneHot(new Encoding.Column("class", column), task.classes().size());
    known = occurrences(task, train);
    missing(task.classes(), known)
        .ifPresent(
            name -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: class '%s' does not occur in the training split; take it out of 'classes', or add sequences",
                      task.file().name(),
                      name));
            });
  }

  /** The first class that none of the sequences has. */
  static Optional<String> missing(FileSequences task, SplitSequences split) {
    return missing(task.classes(), occurrences(task, split));
  }

  private static Optional<String> missing(List<String> classes, long[] occurrences) {
    return IntStream.range(0, occurrences.length)
        .filter(k -> occurrences[k] == 0)
        .mapToObj(classes::get)
        .findFirst();
  }

  private static long[] occurrences(FileSequences task, SplitSequences split) {
    long[] counts = new long[task.classes().size()];
    int column = task.source().columns().features().size();
    SplitSequences.Visitor visitor =
        (numbers, row) -> {
          if (!Double.isNaN(numbers[row + column])) { // missing
            counts[(int) numbers[row + column]]++;
          }
        };
    if (task.at() == TargetsAt.LAST_STEP) {
      split.visitLast(visitor);
    } else {
      split.visit(visitor);
    }
    return counts;
  }

  TaskData data(SplitSequences validation, SplitSequences test, List<DataFile> files) {
    long[] validating = occurrences(task, validation);
    long[] testing = occurrences(task, test);
    double[] probabilities = probabilities(known);
    List<Baseline> baselines = new ArrayList<>();
    baselines.add(
        new Baseline(FREQUENCIES, "final_train_loss", crossEntropy(probabilities, known)));
    baselines.add(
        new Baseline(FREQUENCIES, "best_validation_loss", crossEntropy(probabilities, validating)));
    baselines.add(new Baseline(FREQUENCIES, "test_loss", crossEntropy(probabilities, testing)));
    baselines.add(
        new Baseline(
            "most frequent class",
            "test_metric",
            task.classMetric().ofConstant(probabilities, testing)));
    Splits splits = new Splits(split(train), split(validation), split(test));
    return new TaskData(
            splits.train(), splits.validation(), splits.test(), baselines, files, fitted)
        .with(
            LearntBaselines.ofClasses(splits, task.shape()),
            Constant.predictions("most frequent class", splits.test(), probabilities));
  }

  private Split split(SplitSequences split) {
    StoredSequences set = features.stored(split, task.shape().timeSteps(), target, task.at());
    return new Split(
        set,
        task.classMetric().metric(target.size(), set.classes(target)),
        new ClassReadout(new SequencePlaces(task, split)));
  }

  static double[] probabilities(long[] counts) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
  }

  /** The mean loss, in nats, of a predictor that always gives these probabilities. */
  static double crossEntropy(double[] probabilities, long[] occurrences) {
    return ClassMetric.BITS_PER_CHARACTER.ofConstant(probabilities, occurrences)
        * StrictMath.log(2);
  }
}
