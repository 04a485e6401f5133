package io.github.rnncompare.baseline;

import io.github.rnncompare.metric.MeanLoss;
import io.github.rnncompare.metric.Metric.Tally;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.LearntBaseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A baseline that is fitted to the training split; of several candidates the one with the lowest
 * loss on the validation split counts, the first of equal ones.
 *
 * @param candidates fits them; none where that is not possible
 * @param hasLoss whether its outputs are probabilities or numbers that a loss can be computed of
 */
record FittedBaseline(
    String name,
    TargetKind kind,
    Splits splits,
    boolean hasLoss,
    Function<ClassWeights, List<Model>> candidates) {

  LearntBaseline learnt() {
    return new LearntBaseline(weights -> new OfModel(chosen(weights)));
  }

  /**
   * A candidate.
   *
   * @param validationLoss empty where there was no other to choose from
   */
  private record Chosen(Model model, OptionalDouble validationLoss) {}

  /** The chosen model, if there is one. */
  private final class OfModel implements LearntBaseline.Fitted {
    private final Optional<Chosen> chosen;

    OfModel(Optional<Chosen> chosen) {
      this.chosen = chosen;
    }

    @Override
    public List<Baseline> scores() {
      return chosen.map(FittedBaseline.this::scores).orElse(List.of());
    }

    @Override
    public List<BaselinePredictions> predictions() {
      return chosen.stream()
          .map(found -> BaselinePredictions.of(name, splits.test(), kind, found.model()::outputs))
          .toList();
    }
  }

  private Optional<Chosen> chosen(ClassWeights weights) {
    List<Model> models = candidates.apply(weights);
    if (models.size() == 1) {
      return Optional.of(new Chosen(models.get(0), OptionalDouble.empty()));
    }
    Optional<Chosen> chosen = Optional.empty();
    double lowest = Double.POSITIVE_INFINITY;
    for (Model model : models) {
      double loss = score(model, splits.validation()).loss;
      if (loss < lowest) {
        lowest = loss;
        chosen = Optional.of(new Chosen(model, OptionalDouble.of(loss)));
      }
    }
    return chosen;
  }

  /** Those that are finite: an error of very large numbers may overflow. */
  private List<Baseline> scores(Chosen chosen) {
    Model model = chosen.model();
    List<Baseline> scores = new ArrayList<>();
    if (hasLoss) {
      scores.add(new Baseline(name, "final_train_loss", score(model, splits.train()).loss));
      double validationLoss =
          chosen.validationLoss().orElseGet(() -> score(model, splits.validation()).loss);
      scores.add(new Baseline(name, "best_validation_loss", validationLoss));
    }
    Score tested = score(model, splits.test());
    if (hasLoss) {
      scores.add(new Baseline(name, "test_loss", tested.loss));
    }
    tested.metric.ifPresent(metric -> scores.add(new Baseline(name, "test_metric", metric)));
    return scores.stream().filter(found -> Double.isFinite(found.value())).toList();
  }

  /** Of a model on a split. */
  private record Score(double loss, Optional<Double> metric) {}

  private Score score(Model model, Split split) {
    Optional<Tally> tally = Optional.ofNullable(split.metric()).map(m -> m.tallies().get());
    double sum = 0;
    double positions = 0;
    for (Sequences batch : split.set().inOrder()) {
      INDArray outputs = model.outputs(batch);
      MeanLoss loss =
          MeanLoss.of(kind, outputs, batch.targets(), batch.everyStep() ? batch.mask() : null);
      sum += loss.value() * loss.positions();
      positions += loss.positions();
      tally.ifPresent(adding -> adding.add(outputs));
    }
    return new Score(sum / positions, tally.map(Tally::value));
  }
}
