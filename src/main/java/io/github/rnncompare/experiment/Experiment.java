package io.github.rnncompare.experiment;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.ExperimentSpec.Baselines;
import io.github.rnncompare.plan.ExperimentSpec.Save;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.ConfigurationColumns;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrialData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A spec and all its trials. Within a seed all architectures are trained on the very same tensors.
 */
public final class Experiment {
  private final ExperimentSpec spec;
  private final Plan plan;

  /** The column of each key that the sweep varies. */
  private final Map<String, String> columns;

  /** The scores of learnt baselines, by seed. */
  private final Map<Long, List<Baseline>> learnt = new ConcurrentHashMap<>();

  private @Nullable TrialData opened;
  private volatile @Nullable First first;

  /**
   * What the first seed's data show of all seeds' data, kept so that they are made only once for
   * it.
   */
  private record First(
      List<DataFile> files,
      int trainingSequences,
      Optional<Integer> testSequences,
      String metricBetter) {}

  public Experiment(ExperimentSpec spec) {
    this.spec = spec;
    plan = new Plan(spec);
    columns = ConfigurationColumns.names(spec.sweptKeys());
  }

  public ExperimentSpec spec() {
    return spec;
  }

  public Plan plan() {
    return plan;
  }

  /**
   * The files that the data come from, with their digests.
   *
   * @throws UserErrorException if the data are missing or not what the task needs
   */
  public List<DataFile> files() throws IOException {
    return first().files();
  }

  /** How many sequences the test split of the first seed has; empty if the task has none. */
  Optional<Integer> testSequences() throws IOException {
    return first().testSequences();
  }

  /**
   * Runs all trials that {@code journal} does not have yet.
   *
   * @throws IOException if a trial's result cannot be kept
   */
  public Outcome run(Journal journal, ExecutionOptions options, ExperimentObserver observer)
      throws IOException {
    FinishedTrials known = new FinishedTrials(this, List.of(journal));
    TrialQueue queue = new TrialQueue(known, journal, runner(journal, options, observer), observer);
    Rounds rounds = new Rounds(this, observer);
    while (!rounds.current().isEmpty()) {
      rounds.ended(queue.run(rounds.current()));
    }
    return rounds.outcome(journal);
  }

  /**
   * Runs a part's share of the present round, and of those after it as long as all trials of a
   * round are known. Failed trials are kept too, so that the other parts can go on; until they are
   * collected, the next run of this part tries them again.
   *
   * @param journal the part's own
   * @param collected has trials of all parts
   */
  public PartOutcome run(
      Part part,
      Journal journal,
      Optional<Journal> collected,
      ExecutionOptions options,
      ExperimentObserver observer)
      throws IOException {
    FinishedTrials ofAll = new FinishedTrials(this, collected.stream().toList());
    FinishedTrials known =
        new FinishedTrials(this, Stream.concat(Stream.of(journal), collected.stream()).toList());
    TrialQueue queue = new TrialQueue(known, journal, runner(journal, options, observer), observer);
    Rounds rounds = new Rounds(this, observer);
    List<TrialRow> failed = new ArrayList<>();
    while (!rounds.current().isEmpty()) {
      List<Trial> share = part.share(rounds.current());
      Optional<List<TrialRecord>> records = ofAll.findAll(rounds.current());
      if (records.isPresent()) {
        for (Trial trial : share) {
          observer.trialFound(trial, known.find(trial).orElseThrow().trial());
        }
      } else {
        failed.addAll(keepFailed(journal, share, queue.run(share)));
        records = known.findAll(rounds.current());
      }
      if (records.isEmpty()) {
        return new PartOutcome(share.size(), rounds.isComparison(), false, failed);
      }
      rounds.ended(records.get());
    }
    return new PartOutcome(0, true, true, failed);
  }

  private static List<TrialRow> keepFailed(
      Journal journal, List<Trial> trials, List<TrialRecord> records) throws IOException {
    List<TrialRow> failed = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord record = records.get(i);
      if (record.trial().status().equals(TrialRow.FAILED)) {
        journal.keep(trials.get(i).index(), record);
        failed.add(record.trial());
      }
    }
    return failed;
  }

  /** Those of some trials that a journal does not have. */
  public List<Trial> missing(Journal journal, List<Trial> trials) throws IOException {
    FinishedTrials known = new FinishedTrials(this, List.of(journal));
    List<Trial> missing = new ArrayList<>();
    for (Trial trial : trials) {
      if (known.find(trial).isEmpty()) {
        missing.add(trial);
      }
    }
    return missing;
  }

  /**
   * The trials of the first round of which a journal does not have all; none if it has all trials.
   *
   * @param journal has trials of all parts
   */
  public List<Trial> nextRound(Journal journal, ExperimentObserver observer) throws IOException {
    FinishedTrials known = new FinishedTrials(this, List.of(journal));
    Rounds rounds = new Rounds(this, observer);
    while (!rounds.current().isEmpty()) {
      Optional<List<TrialRecord>> records = known.findAll(rounds.current());
      if (records.isEmpty()) {
        return rounds.current();
      }
      rounds.ended(records.get());
    }
    return List.of();
  }

  private TrialRunner runner(Journal journal, ExecutionOptions options, ExperimentObserver observer)
      throws IOException {
    return options.cluster().isPresent()
        ? new TrialsOnCluster(
            this, journal, options.cluster().get(), options.mixed(), observer::said)
        : new TrialsHere(this, journal, options);
  }

  /**
   * The path of the model of each trial of the comparison that ended well, by its file name; none
   * unless the spec saves them.
   */
  Map<String, Path> models(List<Trial> trials, List<TrialRecord> records, Journal journal) {
    Map<String, Path> models = new LinkedHashMap<>();
    for (int i = 0; i < trials.size() && spec.save().contains(Save.BEST); i++) {
      if (records.get(i).trial().isOk()) {
        Trial trial = trials.get(i);
        String name = trial.candidate().architecture().name() + "-seed-" + trial.seed() + ".zip";
        models.put(name, journal.model(trial.index()));
      }
    }
    return models;
  }

  /**
   * Whether the model of a trial is needed when all have ended: to be saved, or for predictions.
   */
  boolean keepsModel(Trial trial, TrialRecord record) {
    boolean isTested = record.trial().testLoss() != null;
    return trial.stage() == Stage.COMPARISON
        && record.trial().isOk()
        && (spec.save().contains(Save.BEST) || isTested);
  }

  /** Whether a lower or a higher metric is better; empty without one on the validation split. */
  String metricBetter() throws IOException {
    return first().metricBetter();
  }

  private First first() throws IOException {
    First known = first;
    if (known == null) {
      TaskData data = data(spec.seeds().get(0));
      known =
          new First(
              data.files(),
              data.train().set().count(),
              Optional.ofNullable(data.test()).map(split -> split.set().count()),
              metricBetter(data.validation()));
      first = known;
    }
    return known;
  }

  private static String metricBetter(@Nullable Split validation) {
    return validation == null || validation.metric() == null
        ? ""
        : Names.of(validation.metric().better());
  }

  /** The data of a trial that compares architectures. */
  TaskData data(long seed) throws IOException {
    return opened().ofComparison(TrialSeeds.of(seed).data());
  }

  TaskData data(Trial trial) throws IOException {
    return trial.stage() == Stage.SEARCH
        ? opened().ofSearch(trial.seeds().data())
        : data(trial.seed());
  }

  /**
   * The baselines on a trial's data, which are fitted once for all architectures; none in a search.
   */
  List<Baseline> baselines(Trial trial, TaskData data) {
    if (trial.stage() == Stage.SEARCH) {
      return List.of();
    }
    List<Baseline> baselines = new ArrayList<>(data.baselines());
    if (spec.baselines() == Baselines.ALL) {
      baselines.addAll(learnt.computeIfAbsent(trial.seed(), seed -> scores(data)));
    }
    return baselines;
  }

  /** What the baselines predict on the test split. */
  List<BaselinePredictions> baselinePredictions(TaskData data) {
    List<BaselinePredictions> predictions = new ArrayList<>(data.predictions());
    if (spec.baselines() == Baselines.ALL) {
      ClassWeights weights = weightsOfAll();
      data.learnt().forEach(baseline -> predictions.addAll(baseline.predictions(weights)));
    }
    return predictions;
  }

  private List<Baseline> scores(TaskData data) {
    ClassWeights weights = weightsOfAll();
    return data.learnt().stream().flatMap(baseline -> baseline.scores(weights).stream()).toList();
  }

  /** Learnt baselines weight classes if all networks are trained so. */
  private ClassWeights weightsOfAll() {
    boolean balanced =
        spec.candidates().stream()
            .allMatch(candidate -> candidate.training().classWeights() == ClassWeights.BALANCED);
    return balanced ? ClassWeights.BALANCED : ClassWeights.NONE;
  }

  /** Files are read once, so that all trials see the same content, even if the files change. */
  private synchronized TrialData opened() throws IOException {
    if (opened == null) {
      opened = spec.task().open();
    }
    return opened;
  }

  /** How many sequences a trial is trained on. */
  public int trainingSequences() throws IOException {
    return first().trainingSequences();
  }

  /**
   * How many epochs a candidate is trained for, if training does not stop early.
   *
   * @param sequences that it is trained on
   */
  public int epochs(Candidate candidate, int sequences) {
    return candidate.training().epochs(sequences, shape().timeSteps(), shape().everyStep());
  }

  Shape shape() {
    return spec.task().shape();
  }

  /**
   * The values of a candidate's configuration, by column; empty for a key that it does not have.
   */
  Map<String, String> configuration(Candidate candidate) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> own = candidate.configuration().texts();
    columns.forEach((key, column) -> values.put(column, own.getOrDefault(key, "")));
    return values;
  }
}
