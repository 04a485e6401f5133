package io.github.rnncompare.task.generated;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.files.SequencePredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The lecture's sentence «crecí en España, …, hablo de forma fluida el español», word by word:
 * "crecí en", a country, clauses that say nothing of it, "hablo de forma fluida el"; the target is
 * the country's language, after the last word. The sentences are those of {@link Sentences}.
 *
 * <p>Features are one-hot of the words: [sequences, words, time_steps], first the countries;
 * targets one-hot of the languages, in the order of their countries: [sequences, countries].
 *
 * <p>Baseline: equal probabilities for all languages have the loss ln countries and the accuracy
 * 1/countries.
 *
 * @param timeSteps words of a sentence
 * @param countries number of different countries, and languages
 */
public record NativeLanguage(SplitSizes splits, int timeSteps, int countries)
    implements GeneratedTask {
  private static final int DEFAULT_COUNTRIES = 6;

  /** There are more sentences of so many words than memory allows. */
  private static final int COUNTED = 100;

  public static Task read(Section spec) {
    NativeLanguage task =
        new NativeLanguage(
            SplitSizes.read(spec),
            spec.integer("time_steps", Range.atLeast(Sentences.SHORTEST)),
            spec.integer(
                "countries", DEFAULT_COUNTRIES, Range.between(2, Sentences.MOST_COUNTRIES)));
    task.splits.requireMemory(spec, task.shape());
    task.splits.requirePossible(spec, task.sentences().count(Math.min(task.timeSteps, COUNTED)));
    return task;
  }

  private Sentences sentences() {
    return new Sentences(countries);
  }

  @Override
  public String description() {
    return "native_language: "
        + splits.describe(
            shape(), String.format(Locale.ROOT, "the language of one of %d countries", countries));
  }

  @Override
  public Shape shape() {
    return new Shape(sentences().size(), timeSteps, countries, TargetKind.CLASSES, false);
  }

  @Override
  public TaskData data(long seed) {
    Random random = new LocalRandom(seed);
    Sentences sentences = sentences();
    return splits.data(
        timeSteps,
        sentence -> sentences.draw(random, sentence),
        drawn -> split(sentences, drawn),
        Baseline.onEverySplit("equal chances", StrictMath.log(countries), 1.0 / countries));
  }

  /** Sequences are named by their sentences, classes by their languages. */
  private Split split(Sentences sentences, int[][] drawn) {
    INDArray targets =
        OneHot.of(Arrays.stream(drawn).mapToInt(Sentences::country).toArray(), countries);
    return new Split(
        new Sequences(OneHot.ofSteps(drawn, sentences.size(), timeSteps), targets),
        ClassMetric.ACCURACY.metric(targets, null),
        ClassReadout.of(i -> sentences.text(drawn[i]), sentences.languages()::get));
  }

  @Override
  public Predictions predict(Path file, TrainedNetwork network) throws IOException {
    return SequencePredictions.ofFeatures(file, shape(), sentences().languages(), network);
  }
}
