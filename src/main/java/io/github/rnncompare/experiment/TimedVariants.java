package io.github.rnncompare.experiment;

import io.github.rnncompare.engine.pass.StateProducts;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.SequenceSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Experiments whose networks are timed, not trained. A process measures all of them; several
 * processes, one after the other, show how much a time depends on the process.
 *
 * @param variants by name
 * @param products whether the products of states and weights are timed too, without any network
 * @param whole about how long a process measures the networks of all variants, warming up included;
 *     more where the fewest rounds take longer
 */
public record TimedVariants(
    Map<String, ExperimentSpec> variants, boolean products, Duration whole) {
  /** The part of a variant's time that calls without an update take, beside its updates. */
  private static final int TIME_PER_TIME_OF_CALLS = 4;

  /** In {@link TimeRow}: all steps in one product. */
  public static final String AT_ONCE = "products_at_once";

  /** In {@link TimeRow}: a product for each step. */
  public static final String STEP_BY_STEP = "products_step_by_step";

  private static final String VARIANTS = "variants";
  private static final String PRODUCTS = "products";
  private static final String MILLISECONDS = "milliseconds";

  /** Everything that is measured, with every default filled in, for {@link #read}. */
  public String text() {
    Map<String, Object> resolved = new LinkedHashMap<>();
    variants.forEach((name, spec) -> resolved.put(name, spec.resolved()));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(PRODUCTS, products);
    content.put(MILLISECONDS, whole.toMillis());
    content.put(VARIANTS, resolved);
    return SpecFile.dump(content);
  }

  /**
   * Reads a file that holds {@link #text}.
   *
   * @throws UserErrorException if it holds something else
   */
  public static TimedVariants read(Path file) throws IOException {
    Map<String, Object> content = SpecFile.load(TextFile.read(file, "file"), file.toString());
    if (!(content.get(VARIANTS) instanceof Map<?, ?> resolved)
        || !(content.get(PRODUCTS) instanceof Boolean products)
        || !(content.get(MILLISECONDS) instanceof Number milliseconds)) {
      throw new UserErrorException(file + " has no " + VARIANTS + " to be timed");
    }
    Map<String, ExperimentSpec> variants = new LinkedHashMap<>();
    for (Map.Entry<?, ?> variant : resolved.entrySet()) {
      String name = String.valueOf(variant.getKey());
      variants.put(name, spec(name, variant.getValue(), file + ", " + name));
    }
    return new TimedVariants(variants, products, Duration.ofMillis(milliseconds.longValue()));
  }

  private static ExperimentSpec spec(String name, Object resolved, String source) {
    if (!(resolved instanceof Map<?, ?> map)) {
      throw new UserErrorException(source + ": expected a spec");
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    map.forEach((key, value) -> spec.put(String.valueOf(key), value));
    return ExperimentSpec.readText(name, SpecFile.dump(spec), source);
  }

  /**
   * Measures all variants in this process, one after the other, on one thread. Within a variant the
   * architectures take turns.
   *
   * @param process its number, from 1
   */
  public List<TimeRow> measure(int process) throws IOException {
    Backend.load(); // with one thread
    List<TimeRow> rows = new ArrayList<>();
    warmUp();
    for (Map.Entry<String, ExperimentSpec> variant : variants.entrySet()) {
      Experiment experiment = new Experiment(variant.getValue());
      List<Candidate> candidates = variant.getValue().candidates();
      List<Stopwatch.Times> times = Costs.timed(experiment, candidates, Turns.anew(each()), false);
      List<Double> inferences = inferences(experiment, candidates);
      for (int i = 0; i < candidates.size(); i++) {
        rows.add(row(process, variant.getKey(), experiment, times.get(i), inferences.get(i)));
      }
      if (products) {
        TimeRow like = rows.get(rows.size() - 1);
        rows.addAll(products(like));
      }
    }
    return rows;
  }

  /** The time of a variant: the first is measured twice. */
  private Duration each() {
    return whole.dividedBy(variants.size() + 1L);
  }

  private Turns turnsOfCalls() {
    return Turns.anew(each().dividedBy(TIME_PER_TIME_OF_CALLS));
  }

  /** Else the first variant would be timed while Java still compiles what all of them run. */
  private void warmUp() throws IOException {
    ExperimentSpec first = variants.values().iterator().next();
    Costs.timed(new Experiment(first), first.candidates(), Turns.anew(each()), false);
  }

  private static TimeRow row(
      int process, String variant, Experiment experiment, Stopwatch.Times times, double inference) {
    return new TimeRow(
        process,
        variant,
        times.candidate().architecture().name(),
        times.candidate().architecture().hiddenSize(),
        times.parameters(),
        times.operations(),
        times.batchSize(),
        experiment.shape().timeSteps(),
        Costs.rounded(times.stepMs().median()),
        Costs.rounded(times.forwardMs()),
        Costs.rounded(inference),
        Costs.rounded(times.bytes() / Costs.BYTES_IN_MIB));
  }

  /** The time of the outputs of a batch alone, of each network in ms; they take turns. */
  private List<Double> inferences(Experiment experiment, List<Candidate> candidates)
      throws IOException {
    SequenceSet train = experiment.data(experiment.spec().seeds().get(0)).train().set();
    List<CallStopwatch> watches = new ArrayList<>();
    for (Candidate candidate : candidates) {
      watches.add(new CallStopwatch(new Stopwatch(experiment, candidate, train)::infer));
    }
    turnsOfCalls().take(watches);
    return watches.stream().map(CallStopwatch::medianMs).toList();
  }

  /** The products of as many states as a network of this row has, at its width. */
  private List<TimeRow> products(TimeRow like) throws IOException {
    StateProducts products =
        new StateProducts((int) like.batchSize(), (int) like.timeSteps(), (int) like.hiddenSize());
    CallStopwatch atOnce = new CallStopwatch(products::atOnce);
    CallStopwatch stepByStep = new CallStopwatch(products::stepByStep);
    turnsOfCalls().take(List.of(atOnce, stepByStep));
    return List.of(row(like, AT_ONCE, atOnce), row(like, STEP_BY_STEP, stepByStep));
  }

  private static TimeRow row(TimeRow like, String name, CallStopwatch watch) {
    long weights = StateProducts.weights(like.hiddenSize());
    long states = like.batchSize() * like.timeSteps();
    long numbers = weights + states * StateProducts.numbers(like.hiddenSize());
    return new TimeRow(
        like.process(),
        like.variant(),
        name,
        like.hiddenSize(),
        weights,
        like.timeSteps() * weights,
        like.batchSize(),
        like.timeSteps(),
        null,
        Costs.rounded(watch.medianMs()),
        null,
        Costs.rounded((double) (Float.BYTES * numbers) / Costs.BYTES_IN_MIB));
  }
}
