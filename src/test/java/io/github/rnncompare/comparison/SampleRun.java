package io.github.rnncompare.comparison;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.CostRow;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a run that was never run, put together trial by trial. */
public final class SampleRun {
  private static final int EPOCHS = 20;

  private Optional<Integer> trainingSequences = Optional.empty();
  private Optional<Integer> testSequences = Optional.empty();
  private String metricName = "rmse_x";
  private String metricBetter = "lower";
  private final Map<String, Object> spec = new LinkedHashMap<>(Map.of("question", "Which?"));
  private final List<LossRow> losses = new ArrayList<>();
  private final List<TrialRow> trials = new ArrayList<>();
  private final List<LossRow> sweepLosses = new ArrayList<>();
  private final List<TrialRow> sweepTrials = new ArrayList<>();
  private final List<BaselineRow> baselines = new ArrayList<>();
  private final List<CostRow> costs = new ArrayList<>();
  private final List<DiagnosticRow> diagnostics = new ArrayList<>();

  /** A number measured in the first layer of an architecture's network. */
  public SampleRun diagnostic(
      String architecture,
      long seed,
      long epoch,
      String measure,
      String of,
      @Nullable Long position,
      double value) {
    diagnostics.add(
        new DiagnosticRow(architecture, Map.of(), seed, epoch, 1, measure, of, position, value));
    return this;
  }

  /** A key of the spec. */
  public SampleRun with(String key, Object value) {
    spec.put(key, value);
    return this;
  }

  /** Trials with the seeds 1, 2, … whose training loss goes from 1 straight down to these. */
  public SampleRun memorised(String architecture, double... finalLosses) {
    for (int i = 0; i < finalLosses.length; i++) {
      memorised(architecture, Map.of(), i + 1, finalLosses[i], trials, losses);
    }
    return this;
  }

  /** One trial with this seed. */
  public SampleRun memorisedAt(String architecture, long seed, double finalLoss) {
    memorised(architecture, Map.of(), seed, finalLoss, trials, losses);
    return this;
  }

  /** Those of the seeds 1, 2, … with a configuration that a sweep chose. */
  public SampleRun chosen(
      String architecture, Map<String, String> configuration, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      memorised(architecture, configuration, i + 1, losses[i], trials, this.losses);
    }
    return this;
  }

  /** Trials of a search. */
  public SampleRun tried(String architecture, Map<String, String> configuration, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      memorised(architecture, configuration, 101 + i, losses[i], sweepTrials, sweepLosses);
    }
    return this;
  }

  private void memorised(
      String architecture,
      Map<String, String> configuration,
      long seed,
      double loss,
      List<TrialRow> trials,
      List<LossRow> losses) {
    for (long epoch = 0; epoch <= EPOCHS; epoch++) {
      double now = 1 - (1 - loss) * epoch / EPOCHS;
      losses.add(
          new LossRow(
              architecture, configuration, seed, epoch, now, null, null, epoch == 0 ? null : 0.5));
    }
    trials.add(
        trial(architecture, configuration, seed, TrialRow.OK, EPOCHS, loss, null, null, null, ""));
  }

  /** From here on the metric is an accuracy. */
  public SampleRun withAccuracy() {
    metricName = "accuracy";
    metricBetter = TrialRow.HIGHER;
    return this;
  }

  /** How many sequences the training split has. */
  public SampleRun withTrainingSequences(int count) {
    trainingSequences = Optional.of(count);
    return this;
  }

  /** How many sequences the test split has. */
  public SampleRun withTestSequences(int count) {
    testSequences = Optional.of(count);
    return this;
  }

  /** Trials with one epoch, a validation split, and a test with this metric, rmse_x. */
  public SampleRun forecast(String architecture, double... metrics) {
    for (int i = 0; i < metrics.length; i++) {
      long seed = i + 1L;
      losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, 2.0, null));
      losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, 0.6, 1.5, 0.1));
      trials.add(
          trial(architecture, Map.of(), seed, TrialRow.OK, 1, 0.5, 0.6, 0.7, metrics[i], ""));
    }
    return this;
  }

  /** Trials with one epoch and this metric on the validation split. */
  public SampleRun scored(String architecture, double... validationMetrics) {
    for (int i = 0; i < validationMetrics.length; i++) {
      double metric = validationMetrics[i];
      long seed = i + 1L;
      losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, 0.25, null));
      losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, 0.6, metric, 0.1));
      trials.add(trial(architecture, Map.of(), seed, TrialRow.OK, 1, 0.5, 0.6, 0.6, 0.5, ""));
    }
    return this;
  }

  /** Trials with one epoch, a validation split, and these losses of the test split. */
  public SampleRun tested(String architecture, double... testLosses) {
    for (int i = 0; i < testLosses.length; i++) {
      double loss = testLosses[i];
      long seed = i + 1L;
      losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, null, null));
      losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, 0.6, null, 0.1));
      trials.add(trial(architecture, Map.of(), seed, TrialRow.OK, 1, 0.5, 0.6, loss, null, ""));
    }
    return this;
  }

  /** Trials with one epoch and these losses of the validation split, without a test split. */
  public SampleRun validated(String architecture, double... validationLosses) {
    for (int i = 0; i < validationLosses.length; i++) {
      double loss = validationLosses[i];
      long seed = i + 1L;
      losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, null, null));
      losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, loss, null, 0.1));
      trials.add(trial(architecture, Map.of(), seed, TrialRow.OK, 1, 0.5, loss, null, null, ""));
    }
    return this;
  }

  /** A trial whose loss was no number in epoch 1. */
  public SampleRun diverged(String architecture, long seed) {
    losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, null, null, null));
    losses.add(new LossRow(architecture, Map.of(), seed, 1, Double.NaN, null, null, Double.NaN));
    trials.add(
        trial(
            architecture,
            Map.of(),
            seed,
            TrialRow.DIVERGED,
            1,
            Double.NaN,
            null,
            null,
            null,
            "train_loss is NaN in epoch 1"));
    return this;
  }

  /** A trial like those of {@link #forecast}, whose loss was no number in epoch 2. */
  public SampleRun divergedForecast(String architecture, long seed) {
    losses.add(new LossRow(architecture, Map.of(), seed, 0, 1, 1.0, 2.0, null));
    losses.add(new LossRow(architecture, Map.of(), seed, 1, 0.5, 0.6, 1.5, 0.1));
    losses.add(
        new LossRow(
            architecture, Map.of(), seed, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    trials.add(
        new TrialRow(
            architecture,
            Map.of(),
            "fast",
            20,
            641,
            seed,
            TrialRow.DIVERGED,
            2,
            Double.NaN,
            1L,
            0.6,
            null,
            metricName,
            metricBetter,
            null,
            "train_loss is NaN in epoch 2"));
    return this;
  }

  /** A trial that ended with an exception. */
  public SampleRun failed(String architecture, long seed) {
    trials.add(
        trial(
            architecture,
            Map.of(),
            seed,
            TrialRow.FAILED,
            0,
            null,
            null,
            null,
            null,
            "out of memory"));
    return this;
  }

  private TrialRow trial(
      String architecture,
      Map<String, String> configuration,
      long seed,
      String status,
      long epochs,
      @Nullable Double loss,
      @Nullable Double validation,
      @Nullable Double test,
      @Nullable Double metric,
      String message) {
    return new TrialRow(
        architecture,
        configuration,
        "fast",
        20,
        641,
        seed,
        status,
        epochs,
        loss,
        validation == null ? null : epochs,
        validation,
        test,
        metric == null ? "" : metricName,
        metric == null ? "" : metricBetter,
        metric,
        message);
  }

  /** What a baseline scores with the seeds 1, 2, … */
  public SampleRun baseline(String name, String measure, double... values) {
    for (int i = 0; i < values.length; i++) {
      baselines.add(new BaselineRow(name, measure, i + 1, values[i]));
    }
    return this;
  }

  /** What training costs, the interval of a step being its time ± 1 %. */
  public SampleRun cost(String architecture, double stepMs) {
    return cost(architecture, stepMs, 0.99 * stepMs, 1.01 * stepMs, 0.98);
  }

  /** What training costs; the interval of a step and the share of the processor may be null. */
  public SampleRun cost(
      String architecture,
      double stepMs,
      @Nullable Double lowMs,
      @Nullable Double highMs,
      @Nullable Double cpuShare) {
    costs.add(
        new CostRow(
            architecture, 641, 100, stepMs, lowMs, highMs, stepMs / 3, 200, cpuShare, 0.1, 350));
    return this;
  }

  /** The trials as they are so far. */
  public List<TrialRow> trials() {
    return trials;
  }

  /** The losses as they are so far. */
  public List<LossRow> losses() {
    return losses;
  }

  /** What is known of the run, with a spec that asks for these very trials. */
  public RunFiles.Content content() {
    Map<String, Object> whole = new LinkedHashMap<>(spec);
    Map<String, Object> architectures = new LinkedHashMap<>();
    trials.forEach(trial -> architectures.put(trial.architecture(), Map.of()));
    whole.putIfAbsent("architectures", architectures);
    whole.putIfAbsent("seeds", seeds(trials));
    if (!sweepTrials.isEmpty()) {
      whole.putIfAbsent("sweep", sweep());
    }
    return new RunFiles.Content(
        whole,
        losses,
        trials,
        baselines,
        List.of(),
        diagnostics,
        sweepLosses,
        sweepTrials,
        costs,
        provenance(),
        List.of());
  }

  private static List<Long> seeds(List<TrialRow> trials) {
    return trials.stream().map(TrialRow::seed).distinct().sorted().toList();
  }

  /** All combinations, or where not all were tried, so many that were drawn. */
  private Map<String, Object> sweep() {
    List<Map<String, String>> configurations =
        sweepTrials.stream().map(TrialRow::configuration).distinct().toList();
    Map<String, Object> keys = new LinkedHashMap<>();
    int combinations = 1;
    for (String column : configurations.get(0).keySet()) {
      List<String> values = configurations.stream().map(s -> s.get(column)).distinct().toList();
      keys.put(key(column), values);
      combinations *= values.size();
    }
    Map<String, Object> sweep = new LinkedHashMap<>();
    sweep.put("seeds", seeds(sweepTrials));
    sweep.put(
        "draws", combinations == configurations.size() ? "all" : (Object) configurations.size());
    sweep.put("keys", keys);
    return sweep;
  }

  /** Where the key stands does not matter, but some places are taken. */
  private static String key(String column) {
    return "training." + column;
  }

  private Provenance provenance() {
    return new Provenance(
        "1",
        "abc",
        true,
        "M2.1",
        "nd4j-native M2.1",
        "CPU",
        "OPENBLAS",
        1,
        "Java",
        "OS",
        "CPU",
        List.of(new Provenance.DataDigest("a.csv", "00ff")),
        seeds(trials),
        trainingSequences,
        testSequences,
        "run x.yaml",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:01:00Z",
        Optional.empty());
  }
}
