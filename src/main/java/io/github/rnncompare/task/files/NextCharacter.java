package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Characters;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Predicts the next character of a text at each character. The text is cut into consecutive pieces
 * of equal length, each read from a zero state. The end of the text is the test split; what comes
 * before that is the validation split. A remainder after the last whole piece of a split is not
 * used.
 *
 * @param alphabet the characters that may occur, as Unicode code points
 * @param timeSteps characters of a piece
 * @param validation share of the text
 * @param test share of the text
 */
public record NextCharacter(
    DataFile file,
    String alphabet,
    int timeSteps,
    double validation,
    double test,
    ClassMetric measure)
    implements Task {

  private static final double DEFAULT_SHARE = 0.1;

  public static Task read(Section spec) {
    Resampling.refuse(spec, "a text is split in its order");
    String alphabet = spec.text("alphabet");
    int[] characters = alphabet.codePoints().toArray();
    if (characters.length != Arrays.stream(characters).distinct().count()) {
      spec.fault("alphabet", "has a character twice");
    }
    if (characters.length == 1) {
      spec.fault("alphabet", "has one character; expected at least two");
    }
    double validation = spec.number("validation", DEFAULT_SHARE, Range.fraction());
    double test = spec.number("test", DEFAULT_SHARE, Range.fraction());
    if (validation + test >= 1) {
      spec.fault("validation", "and test are the whole text; leave some to train on");
    }
    ClassMetric measure = spec.choice("metric", ClassMetric.class, ClassMetric.BITS_PER_CHARACTER);
    return new NextCharacter(
        DataFile.read(spec),
        alphabet,
        spec.integer("time_steps", Range.atLeast(1)),
        validation,
        test,
        measure);
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "text: %s, the next of %d characters, in pieces of %d; validation %s, test %s of it, at the end",
        file.name(),
        size(),
        timeSteps,
        validation,
        test);
  }

  private int size() {
    return alphabet.codePointCount(0, alphabet.length());
  }

  @Override
  public Shape shape() {
    return new Shape(size(), timeSteps, size(), TargetKind.CLASSES, true);
  }

  /** All trials have the same data. */
  @Override
  public TrialData open() throws IOException {
    TaskData same = data(0);
    return seed -> same;
  }

  @Override
  public TaskData data(long seed) throws IOException {
    DataFile.Read<NumberTable> found = file.read(content -> Characters.read(content, alphabet));
    NumberTable text = found.content();
    long testStart = Math.round(text.rows() * (1 - test));
    long validationStart = Math.round(text.rows() * (1 - test - validation));
    StoredSequences train = split(found.path(), "training", text, 0, validationStart);
    StoredSequences validating =
        split(found.path(), "validation", text, validationStart, testStart);
    StoredSequences testing = split(found.path(), "test", text, testStart, text.rows());
    double[] probabilities = ClassTargets.probabilities(occurrences(train));
    long[] tested = occurrences(testing);
    String unigram = "frequencies of characters";
    List<Baseline> baselines = new ArrayList<>();
    baselines.add(baseline(unigram, "final_train_loss", probabilities, occurrences(train)));
    baselines.add(
        baseline(unigram, "best_validation_loss", probabilities, occurrences(validating)));
    baselines.add(baseline(unigram, "test_loss", probabilities, tested));
    baselines.add(new Baseline(unigram, "test_metric", measure.ofConstant(probabilities, tested)));
    return new TaskData(
        split(train), split(validating), split(testing), baselines, List.of(found.file()));
  }

  private static Baseline baseline(
      String name, String measure, double[] probabilities, long[] occurrences) {
    return new Baseline(name, measure, ClassTargets.crossEntropy(probabilities, occurrences));
  }

  /** The pieces between two positions of the text, with the character that follows each. */
  private StoredSequences split(Path path, String name, NumberTable text, long start, long end) {
    long pieces = (end - start - 1) / timeSteps;
    if (pieces < 1) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: the %s split has %d characters; with time_steps %d it needs %d. Use a longer text or fewer time_steps",
              path,
              name,
              end - start,
              timeSteps,
              timeSteps + 1));
    }
    long[] first = new long[Math.toIntExact(pieces)];
    Arrays.setAll(first, i -> start + (long) i * timeSteps);
    int[] steps = new int[first.length];
    Arrays.fill(steps, timeSteps);
    Encoding.OneHot character = character();
    return new StoredSequences(
        text,
        first,
        steps,
        timeSteps,
        new SequenceFeatures(SequenceFilling.none(List.of()), character),
        character,
        TargetsAt.NEXT_STEP);
  }

  private Encoding.OneHot character() {
    return new Encoding.OneHot(new Encoding.Column("character", 0), size());
  }

  private long[] occurrences(StoredSequences split) {
    long[] counts = new long[size()];
    split.visit(
        0,
        split.count(),
        (piece, step, numbers, row, filled, before) -> counts[(int) numbers[row]]++);
    return counts;
  }

  private Split split(StoredSequences split) {
    return new Split(split, measure.metric(shape().outputSize(), split.classes(character())));
  }

  /**
   * Predicts the likeliest next character after each character of a text. Columns: {@code
   * position}, from 1; {@code character}; {@code next}, the likeliest after it; {@code chance}, the
   * probability of that one.
   */
  @Override
  public Predictions predict(Path path, Map<String, Double> fitted, UnaryOperator<INDArray> network)
      throws IOException {
    NumberTable text = Characters.read(DataContent.of(path), alphabet);
    int[] characters = alphabet.codePoints().toArray();
    List<float[]> pieces = new ArrayList<>();
    List<int[]> read = new ArrayList<>();
    for (long start = 0; start < text.rows(); start += timeSteps) {
      int steps = (int) Math.min(timeSteps, text.rows() - start);
      double[] rows = new double[steps];
      text.read(start, steps, rows);
      float[] piece = new float[steps * characters.length];
      for (int t = 0; t < steps; t++) {
        character().write(rows, t, piece, t, steps);
      }
      pieces.add(piece);
      read.add(Arrays.stream(rows).mapToInt(row -> (int) row).toArray());
    }
    List<float[]> outputs = Outputs.of(pieces, characters.length, network);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int steps = read.get(i).length;
      for (int t = 0; t < steps; t++) {
        for (int k = 0; k < characters.length; k++) {
          FinitePrediction.require(
              outputs.get(i)[k * steps + t], path, "character " + (rows.size() + 1));
        }
        int next = OutputBatch.highest(outputs.get(i), t, characters.length, steps);
        rows.add(
            List.of(
                rows.size() + 1,
                Character.toString(characters[read.get(i)[t]]),
                Character.toString(characters[next]),
                outputs.get(i)[next * steps + t]));
      }
    }
    return new Predictions(List.of("position", "character", "next", "chance"), rows);
  }
}
