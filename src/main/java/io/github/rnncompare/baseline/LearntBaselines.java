package io.github.rnncompare.baseline;

import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.LearntBaseline;
import io.github.rnncompare.task.SequenceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The learnt baselines of each kind of task, on the same tensors as the networks. */
public final class LearntBaselines {
  private LearntBaselines() {}

  /**
   * Linear regression on windows: for a series linear autoregression.
   *
   * @param name of the baseline
   * @param shape of the windows
   */
  public static LearntBaseline ofWindows(String name, Splits splits, Shape shape) {
    return regression(
        name,
        splits,
        shape,
        Inputs.ofWindow(shape.inputSize(), shape.timeSteps()).stream().toList());
  }

  /** Whether windows of so many steps are few enough inputs. */
  public static boolean takesWhole(int inputSize, int timeSteps) {
    return Inputs.ofPadded(inputSize, timeSteps).isPresent();
  }

  /** Linear regression for targets that are numbers. */
  public static List<LearntBaseline> ofNumbers(Splits splits, Shape shape) {
    return List.of(regression("linear regression", splits, shape, inputs(splits, shape)));
  }

  private static LearntBaseline regression(
      String name, Splits splits, Shape shape, List<Inputs> inputs) {
    return fitted(
        name,
        splits,
        TargetKind.VALUES,
        inputs,
        (chosen, weights) -> LinearRegression.fit(chosen, splits.train().set(), shape.inputSize()));
  }

  /** Logistic regression and, for whole sequences of a small set, the nearest neighbour. */
  public static List<LearntBaseline> ofClasses(Splits splits, Shape shape) {
    int inputSize = shape.inputSize();
    SequenceSet train = splits.train().set();
    List<LearntBaseline> all = new ArrayList<>();
    all.add(
        fitted(
            "logistic regression",
            splits,
            TargetKind.CLASSES,
            inputs(splits, shape),
            (chosen, weights) ->
                LogisticRegression.fit(chosen, train, inputSize, shape.outputSize(), weights)));
    if (!train.everyStep()) {
      all.add(
          new FittedBaseline(
                  "nearest neighbour (DTW)",
                  TargetKind.CLASSES,
                  splits,
                  false,
                  weights ->
                      NearestNeighbour.of(train, splits.test().set(), inputSize).stream().toList())
              .learnt());
    }
    return all;
  }

  /** Tables of pairs and triples of characters, which are one-hot. */
  public static List<LearntBaseline> ofCharacters(Splits splits, Shape shape) {
    return List.of(
        characters("bigrams", 1, splits, shape), characters("trigrams", 2, splits, shape));
  }

  private static LearntBaseline characters(String name, int length, Splits splits, Shape shape) {
    return new FittedBaseline(
            name,
            TargetKind.CLASSES,
            splits,
            true,
            weights -> CharacterTable.fit(splits.train().set(), length, shape.outputSize()))
        .learnt();
  }

  private static LearntBaseline fitted(
      String name,
      Splits splits,
      TargetKind kind,
      List<Inputs> inputs,
      BiFunction<Inputs, ClassWeights, List<Model>> fit) {
    return new FittedBaseline(
            name,
            kind,
            splits,
            true,
            weights -> inputs.stream().flatMap(i -> fit.apply(i, weights).stream()).toList())
        .learnt();
  }

  /** Padded sequences and summaries of them, or for targets at every step the steps up to it. */
  private static List<Inputs> inputs(Splits splits, Shape shape) {
    SequenceSet train = splits.train().set();
    int inputSize = shape.inputSize();
    if (train.everyStep()) {
      return Inputs.ofEachStep(train, inputSize).stream().toList();
    }
    return Stream.of(Inputs.ofPadded(inputSize, shape.timeSteps()), Inputs.ofSummary(inputSize))
        .flatMap(Optional::stream)
        .toList();
  }
}
