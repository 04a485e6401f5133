package io.github.rnncompare.task.files;

import io.github.rnncompare.baseline.LearntBaselines;
import io.github.rnncompare.baseline.Splits;
import io.github.rnncompare.data.Characters;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  private static final List<String> SPLITS = List.of("train", "validation", "test");

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

  /** How many characters the alphabet has. */
  int size() {
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
    long testStart = testStart(text);
    long validationStart = validationStart(text);
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
    Splits splits = new Splits(split(train), split(validating), split(testing));
    return new TaskData(
            splits.train(), splits.validation(), splits.test(), baselines, List.of(found.file()))
        .with(
            LearntBaselines.ofCharacters(splits, shape()),
            Constant.predictions(unigram, splits.test(), probabilities))
        .withTrainedOn(TrainedFiles.keep(found.file(), Optional.empty(), Optional.empty()));
  }

  private long testStart(NumberTable text) {
    return Math.round(text.rows() * (1 - test));
  }

  private long validationStart(NumberTable text) {
    return Math.round(text.rows() * (1 - test - validation));
  }

  /** How many whole pieces there are between two positions, with a character after each. */
  private long pieces(long start, long end) {
    return (end - start - 1) / timeSteps;
  }

  /** The split that a character of the training's own text was read in; "new" where in none. */
  String splitOf(long position, NumberTable text) {
    long[] starts = {0, validationStart(text), testStart(text), text.rows()};
    int split = position < starts[1] ? 0 : position < starts[2] ? 1 : 2;
    boolean read = position - starts[split] < pieces(starts[split], starts[split + 1]) * timeSteps;
    return read ? SPLITS.get(split) : "new";
  }

  private static Baseline baseline(
      String name, String measure, double[] probabilities, long[] occurrences) {
    return new Baseline(name, measure, ClassTargets.crossEntropy(probabilities, occurrences));
  }

  /** The pieces between two positions of the text, with the character that follows each. */
  private StoredSequences split(Path path, String name, NumberTable text, long start, long end) {
    long pieces = pieces(start, end);
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

  Encoding.OneHot character() {
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
    return new Split(
        split,
        measure.metric(shape().outputSize(), split.classes(character())),
        new ClassReadout(new CharacterPlaces(alphabet)));
  }

  /**
   * Predicts the likeliest next character after each character of a text. Columns: {@code
   * position}, from 1; {@code character}; {@code next}, the likeliest after it; {@code chance}, the
   * probability of that one; {@code split}, in which the character was read when the model was
   * trained, if this is the text of the training, or {@code new}. A model of an older version has
   * no {@code split}.
   */
  @Override
  public Predictions predict(Path path, TrainedNetwork network) throws IOException {
    DataFile.Read<NumberTable> found =
        DataFile.read(path, content -> Characters.read(content, alphabet));
    return new CharacterPredictions(this, found, network).all();
  }
}
