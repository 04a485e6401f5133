package io.github.rnncompare.task.files;

import io.github.rnncompare.archive.ArchiveSplit;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.metric.NumberMetric;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sequences from files, with numbers or one of several classes to predict: after the last step, at
 * every step, or at every step for the next one. Lengths may differ; shorter sequences are padded
 * at the end, and masked.
 *
 * <p>Unless splits are drawn, as {@link Resampling} says, seeds differ in weights and the order of
 * batches alone. Features and targets are scaled by statistics of the training split alone.
 *
 * @param validation another file for validation; empty where it has sequences of {@code file}
 * @param test another file for the test; empty where it has the last sequences of {@code file}
 * @param holdout how {@code file} is split
 * @param resampling which seeds split it in their own way
 * @param timeSteps of the longest sequence
 * @param targets columns to predict, in the order of the outputs; empty where a class is the name
 *     of a sub-folder
 * @param classes to predict; empty where targets are numbers
 */
public record FileSequences(
    DataFile file,
    Optional<DataFile> validation,
    Optional<DataFile> test,
    SequenceSource source,
    Holdout holdout,
    Resampling resampling,
    int timeSteps,
    List<String> targets,
    List<String> classes,
    TargetsAt at,
    Scale.Kind scale,
    ClassMetric classMetric,
    NumberMetric numberMetric)
    implements Task {

  private static final double DEFAULT_SHARE = 0.2;

  public static Task read(Section spec) {
    DataFile file = DataFile.read(spec, SequenceSource.key(spec));
    List<String> classes = spec.optionalTexts("classes");
    TargetsAt at = spec.choice("targets_at", TargetsAt.class, TargetsAt.LAST_STEP);
    SequenceSource source = SequenceSource.read(spec, file, classes, at);
    boolean next = at == TargetsAt.NEXT_STEP;
    int timeSteps = spec.integer("time_steps", Range.atLeast(next ? 2 : 1));
    if (classes.size() == 1) {
      spec.fault("classes", "has one; expected at least two");
    }
    if (next && !classes.isEmpty()) {
      spec.fault("classes", "cannot be used with targets_at: next_step, which predicts numbers");
    }
    ClassMetric classMetric =
        classes.isEmpty()
            ? ClassMetric.ACCURACY
            : spec.choice("metric", ClassMetric.class, ClassMetric.ACCURACY);
    if (classMetric == ClassMetric.BITS_PER_CHARACTER) {
      spec.fault("metric", "is for texts only; expected accuracy, macro_f1 or balanced_accuracy");
    }
    Optional<DataFile> validation = ownFile(spec, "validation");
    Optional<DataFile> test = ownFile(spec, "test");
    Holdout holdout =
        new Holdout(share(spec, "validation"), share(spec, "test"), validation.isEmpty());
    if (holdout.validation() + holdout.test() >= 1) {
      spec.fault("validation", "and test are all sequences; leave some to train on");
    }
    Resampling resampling = Resampling.read(spec);
    if (validation.isPresent() && resampling.everySeed()) {
      spec.fault("resample", "is true, but validation is a file of its own; leave out one of them");
    }
    Scale.Kind scale = spec.choice("scale", Scale.Kind.class, Scale.Kind.STANDARDISE);
    NumberMetric numberMetric = classes.isEmpty() ? numberMetric(spec, at) : NumberMetric.RMSE;
    return new FileSequences(
        file,
        validation,
        test,
        source,
        holdout,
        resampling,
        timeSteps,
        next ? nextStepTargets(spec, source) : source.columns().targets(),
        classes,
        at,
        scale,
        classMetric,
        numberMetric);
  }

  private static NumberMetric numberMetric(Section spec, TargetsAt at) {
    NumberMetric metric = spec.choice("metric", NumberMetric.class, NumberMetric.RMSE);
    if (metric == NumberMetric.MASE && at != TargetsAt.NEXT_STEP) {
      spec.fault(
          "metric",
          "is mase, which divides by the errors of repeating the last value, and so needs"
              + " targets_at: next_step; expected rmse, mae, mse or smape");
    }
    return metric;
  }

  /** A split that is a section with a file of its own. */
  private static Optional<DataFile> ownFile(Section spec, String split) {
    return spec.isSection(split)
        ? spec.section(split, own -> DataFile.read(own, SequenceSource.key(spec)))
        : Optional.empty();
  }

  private static double share(Section spec, String split) {
    return spec.isSection(split) ? 0 : spec.number(split, DEFAULT_SHARE, Range.fraction());
  }

  private static List<String> nextStepTargets(Section spec, SequenceSource source) {
    List<String> named = spec.optionalTexts("targets");
    return named.isEmpty() ? source.columns().features() : named;
  }

  @Override
  public String description() {
    String what = classes.isEmpty() ? String.join(", ", targets) : classes.size() + " classes";
    return String.format(
        Locale.ROOT,
        "sequences: %s, up to %d steps × %d features → %s at %s; test %s",
        file.name(),
        timeSteps,
        features().size(),
        what,
        Names.of(at).replace('_', ' '),
        test.map(DataFile::name)
            .orElse(
                resampling.everySeed()
                    ? holdout.test() + ", drawn for each seed"
                    : "the last " + holdout.test()));
  }

  private List<String> features() {
    return source.columns().features();
  }

  @Override
  public Shape shape() {
    return new Shape(
        SequenceFeatures.size(source.columns(), source.missing()),
        timeSteps - ahead(),
        classes.isEmpty() ? targets.size() : classes.size(),
        classes.isEmpty() ? TargetKind.VALUES : TargetKind.CLASSES,
        at != TargetsAt.LAST_STEP);
  }

  private int ahead() {
    return at == TargetsAt.NEXT_STEP ? 1 : 0;
  }

  @Override
  public TaskData data(long seed) throws IOException {
    return open().ofComparison(seed);
  }

  @Override
  public TrialData open() throws IOException {
    DataFile.Read<SequenceTable> found = file.read(content -> checked(source, content));
    return new SequenceTrials(
        this, found, read(validation, ArchiveSplit.VALIDATION), read(test, ArchiveSplit.TEST));
  }

  private Optional<DataFile.Read<SequenceTable>> read(Optional<DataFile> other, ArchiveSplit split)
      throws IOException {
    SequenceSource own = source.of(split);
    return other.isPresent()
        ? Optional.of(other.get().read(content -> checked(own, content)))
        : Optional.empty();
  }

  private SequenceTable checked(SequenceSource own, DataContent content) throws IOException {
    SequenceTable table = own.table(content);
    for (int i = 0; i < table.count(); i++) {
      int steps = table.steps(i);
      if (steps > timeSteps) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: sequence '%s' has %d steps, but time_steps is %d; set it to the longest",
                content.path(),
                table.name(i),
                steps,
                timeSteps));
      }
      if (steps <= ahead()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: sequence '%s' has one step, and no next one to predict; leave it out",
                content.path(),
                table.name(i)));
      }
    }
    return table;
  }

  /**
   * The features, fitted on the training split.
   *
   * @param fitted receives what new data are transformed with
   */
  SequenceFeatures features(SplitSequences train, Map<String, Double> fitted) {
    return SequenceFeatures.fitted(source.columns(), source.missing(), scale, train, fitted);
  }

  @Override
  public void requireFitted(Map<String, Double> fitted) {
    keptFeatures(fitted);
    if (classes.isEmpty()) {
      keptTargets(fitted);
    }
  }

  private SequenceFeatures keptFeatures(Map<String, Double> fitted) {
    return SequenceFeatures.kept(source.columns(), source.missing(), fitted);
  }

  private List<Scale> keptTargets(Map<String, Double> fitted) {
    return targets.stream().map(name -> Scale.kept(name, fitted)).toList();
  }

  /**
   * A table as {@link SequencePredictions} describes it, with the names of the targets or classes.
   * A model of an older version has no column {@code split}.
   *
   * @param path a file of the same kind, whose targets are not read; for a {@code .ts} or {@code
   *     .arff} file also CSV as {@link SequenceSource#generic} describes it
   */
  @Override
  public Predictions predict(Path path, TrainedNetwork network) throws IOException {
    SequencePredictions predictions =
        classes.isEmpty()
            ? SequencePredictions.numbers(shape(), targets, keptTargets(network.fitted()))
            : SequencePredictions.classes(shape(), classes);
    return predictions.of(
        NewSequences.read(this, path, network), keptFeatures(network.fitted()), network.outputs());
  }
}
