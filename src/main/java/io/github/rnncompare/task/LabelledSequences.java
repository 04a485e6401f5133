package io.github.rnncompare.task;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.LabelledSequence;
import io.github.rnncompare.data.TsFile;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tells the label of a sequence after its last step. Sequences come from a {@code .ts} file, and
 * may be of unequal length; shorter ones are padded behind, and masked.
 *
 * <p>Those for validation are of the training file: of each label the last ones in its order. The
 * test has a file of its own. A split has no chance in it, so that seeds differ in weights and the
 * order of batches alone.
 *
 * @param shape of the longest sequence
 * @param validation share of the training file's sequences of each label, at least one
 * @param standardised whether each feature gets the mean 0 and the deviation 1 that it has over all
 *     real steps of the training part
 */
public record LabelledSequences(
    DataFile file, DataFile test, Shape shape, double validation, boolean standardised)
    implements Task {

  static Task read(Section spec) {
    DataFile file = DataFile.read(spec);
    Optional<DataFile> test = spec.section("test", DataFile::read);
    int inputSize = spec.integer("input_size", Range.atLeast(1));
    int timeSteps = spec.integer("time_steps", Range.atLeast(1));
    int outputSize = spec.integer("output_size", Range.atLeast(2));
    return new LabelledSequences(
        file,
        test.orElse(file),
        new Shape(inputSize, timeSteps, outputSize, TargetKind.CLASSES, false),
        spec.number("validation", 0.2, Range.fraction()),
        spec.flag("standardise", true));
  }

  @Override
  public String description() {
    return "labelled_sequences: %s, up to %d steps × %d features → %d labels at the last step; test %s"
        .formatted(
            file.name(), shape.timeSteps(), shape.inputSize(), shape.outputSize(), test.name());
  }

  @Override
  public TaskData data(long seed) throws IOException {
    DataFile.Found training = file.find();
    DataFile.Found testing = test.find();
    List<LabelledSequence> all = TsFile.read(training.path());
    List<LabelledSequence> unseen = TsFile.read(testing.path());
    List<String> labels = labels(training.path(), all);
    List<LabelledSequence> train = new ArrayList<>();
    List<LabelledSequence> validating = new ArrayList<>();
    part(all, train, validating);
    check(all, labels);
    check(unseen, labels);
    Standardisation fitted =
        standardised ? Standardisation.of(train) : Standardisation.none(shape.inputSize());
    return new TaskData(
        split(train, labels, fitted),
        split(validating, labels, fitted),
        split(unseen, labels, fitted),
        floors(train, validating, unseen),
        List.of(training.file(), testing.file()),
        fitted.numbers());
  }

  /** In alphabetical order; of the whole training file. */
  private List<String> labels(Path path, List<LabelledSequence> sequences) {
    List<String> labels =
        sequences.stream().map(LabelledSequence::label).distinct().sorted().toList();
    if (labels.size() != shape.outputSize()) {
      throw new MistakeException(
          "%s: has %d labels (%s), but output_size is %d"
              .formatted(path, labels.size(), String.join(", ", labels), shape.outputSize()));
    }
    return labels;
  }

  private void check(List<LabelledSequence> sequences, List<String> labels) {
    for (LabelledSequence sequence : sequences) {
      if (sequence.inputSize() != shape.inputSize()) {
        throw new MistakeException(
            "%s: has %d features, but input_size is %d"
                .formatted(sequence.place(), sequence.inputSize(), shape.inputSize()));
      }
      if (sequence.steps() > shape.timeSteps()) {
        throw new MistakeException(
            "%s: has %d steps, but time_steps is %d; set it to the longest"
                .formatted(sequence.place(), sequence.steps(), shape.timeSteps()));
      }
      if (!labels.contains(sequence.label())) {
        throw new MistakeException(
            "%s: label '%s' is not in the training file, which has %s"
                .formatted(sequence.place(), sequence.label(), String.join(", ", labels)));
      }
    }
  }

  /** Of each label the last ones are for validation, and one at least for training. */
  private void part(
      List<LabelledSequence> all, List<LabelledSequence> train, List<LabelledSequence> validating) {
    Map<String, Integer> counts = counts(all);
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (LabelledSequence sequence : all) {
      int count = counts.getOrDefault(sequence.label(), 0);
      if (count < 2) {
        throw new MistakeException(
            "%s: label '%s' has one sequence; validation needs another"
                .formatted(sequence.place(), sequence.label()));
      }
      int held = Math.min(count - 1, Math.max(1, (int) Math.round(validation * count)));
      int number = seen.merge(sequence.label(), 1, Integer::sum);
      (number <= count - held ? train : validating).add(sequence);
    }
  }

  private static Map<String, Integer> counts(List<LabelledSequence> sequences) {
    Map<String, Integer> counts = new TreeMap<>();
    sequences.forEach(sequence -> counts.merge(sequence.label(), 1, Integer::sum));
    return counts;
  }

  private Split split(
      List<LabelledSequence> sequences, List<String> labels, Standardisation fitted) {
    int inputSize = shape.inputSize();
    int steps = shape.timeSteps();
    float[] features = new float[sequences.size() * inputSize * steps];
    int[] lengths = new int[sequences.size()];
    int[] told = new int[sequences.size()];
    for (int n = 0; n < sequences.size(); n++) {
      LabelledSequence sequence = sequences.get(n);
      for (int i = 0; i < inputSize; i++) {
        for (int t = 0; t < sequence.steps(); t++) {
          features[(n * inputSize + i) * steps + t] = fitted.apply(i, sequence.at(i, t));
        }
      }
      lengths[n] = sequence.steps();
      told[n] = labels.indexOf(sequence.label());
    }
    INDArray targets = OneHot.of(told, labels.size());
    boolean unequal = sequences.stream().anyMatch(sequence -> sequence.steps() < steps);
    return new Split(
        new Sequences(
            Nd4j.createFromArray(features).reshape(sequences.size(), inputSize, steps),
            targets,
            unequal ? OneHot.steps(new int[lengths.length], lengths, steps) : null),
        Accuracy.of(targets, null));
  }

  /** What the frequencies of the labels in the training part score, by themselves. */
  private static List<Floor> floors(
      List<LabelledSequence> train,
      List<LabelledSequence> validating,
      List<LabelledSequence> unseen) {
    Map<String, Integer> counts = counts(train);
    String most = "";
    for (String label : counts.keySet()) {
      most = counts.getOrDefault(label, 0) > counts.getOrDefault(most, 0) ? label : most;
    }
    String frequent = most;
    double right = unseen.stream().filter(s -> s.label().equals(frequent)).count();
    return List.of(
        new Floor("frequencies of labels", "final_train_loss", crossEntropy(counts, train)),
        new Floor(
            "frequencies of labels", "best_validation_loss", crossEntropy(counts, validating)),
        new Floor("frequencies of labels", "test_loss", crossEntropy(counts, unseen)),
        new Floor("most frequent label", "test_metric", right / unseen.size()));
  }

  /** Mean of −ln of the label's frequency in training. */
  private static double crossEntropy(
      Map<String, Integer> counts, List<LabelledSequence> sequences) {
    double all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return sequences.stream()
        .mapToDouble(sequence -> -Math.log(counts.getOrDefault(sequence.label(), 0) / all))
        .average()
        .orElseThrow();
  }

  /** As {@link SequencePredictions} has it; features are standardised as those of training were. */
  @Override
  public Predictions predict(Path file, Map<String, Double> fitted, UnaryOperator<INDArray> network)
      throws IOException {
    Standardisation standardisation = Standardisation.from(fitted, shape.inputSize());
    return SequencePredictions.of(
        shape, file, features -> network.apply(standardisation.apply(features)));
  }
}
