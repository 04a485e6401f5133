package io.github.rnncompare.report;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.PointChart;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.chart.SuccessChart;
import io.github.rnncompare.chart.SweepChart;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TargetReached;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pictures of the claims that are judged by how well trained networks do. */
final class TrainedPictures {
  /** A run whose name ends in a number, such as "4-long-range/adding-40". */
  private static final Pattern NUMBERED = Pattern.compile("\\d+-[a-z-]+/([a-z-]+)-(\\d+)");

  /** A run of claim 9: its task, and its network. */
  private static final Pattern GATE = Pattern.compile("9-gates/(string|stream)-(.*)");

  /** The name of a test sequence: its length, and where its signal is. */
  private static final Pattern LENGTH = Pattern.compile("length (\\d+), (first|second) half");

  private final Evidence evidence;
  private final ClaimWords words;

  TrainedPictures(Evidence evidence, ClaimWords words) {
    this.evidence = evidence;
    this.words = words;
  }

  /** The pictures of a claim, by file name, in the order of the report. */
  Map<String, Picture> of(int number) {
    Quantity succeed =
        Quantity.share(
            words.of("share of the seeds that succeed", "parte de las semillas que lo logran"));
    Quantity gap =
        Quantity.of(
            words.of(
                "validation loss less training loss, median over the seeds",
                "pérdida de validación menos la de entrenamiento, mediana de las semillas"));
    String steps = words.of("time steps", "pasos");
    String units = words.of("units of the LSTM", "unidades de la LSTM");
    String items = words.of("items", "elementos");
    return switch (number) {
      case 3 -> Map.of("claim_3", remedies());
      case 4 -> byNumber("claim_4", steps, succeed, TrainedPictures::share);
      case 6 -> byNumber("claim_6", units, gap, TrainedPictures::gap);
      case 7 -> Map.of("claim_7", rates());
      case 8 -> byNumber("claim_8", items, succeed, TrainedPictures::share);
      case 9 -> gates();
      case 11 -> Map.of("claim_11", lengths());
      default -> Map.of();
    };
  }

  /** A marker for each way of training the simple RNN. */
  private Picture remedies() {
    List<SuccessChart.Rate> rates = new ArrayList<>();
    evidence
        .runs()
        .forEach(
            (name, run) -> {
              if (name.startsWith("3-remedies/")) {
                rate(new Comparison(run), "simple_rnn")
                    .map(found -> found.named(name.replaceFirst(".*/", "")))
                    .ifPresent(rates::add);
              }
            });
    return SuccessChart.of(
        new SuccessChart.Words(
            words.of(
                "trials that get the order of two symbols over 30 steps right",
                "pruebas que aciertan el orden de dos símbolos a 30 pasos"),
            words.of(
                "marker: share of the trials; bar: its 95 % interval (Wilson)",
                "marca: parte de las pruebas; barra: su intervalo del 95 % (Wilson)"),
            words.of("%d of %d", "%d de %d")),
        rates);
  }

  private static Optional<SuccessChart.Rate> rate(Comparison comparison, String architecture) {
    return comparison.find(architecture, comparison.primary()).flatMap(Charts::rate);
  }

  /** What is drawn of an architecture in a run; NaN if there is nothing. */
  private interface Drawn {
    double of(RunFiles.Content run, String architecture);
  }

  /** A picture for each group of runs whose names differ in a number alone, along that number. */
  private Map<String, Picture> byNumber(
      String picture, String along, Quantity quantity, Drawn drawn) {
    Map<String, SortedMap<Long, RunFiles.Content>> groups = new LinkedHashMap<>();
    evidence
        .runs()
        .forEach(
            (name, run) -> {
              Matcher matcher = NUMBERED.matcher(name);
              if (matcher.matches()) {
                groups
                    .computeIfAbsent(matcher.group(1), any -> new TreeMap<>())
                    .put(Long.valueOf(matcher.group(2)), run);
              }
            });
    Map<String, Picture> pictures = new LinkedHashMap<>();
    groups.forEach(
        (group, runs) ->
            pictures.put(
                picture + "_" + group.replace('-', '_'),
                SweepChart.of(along, quantity, points(runs, drawn), line())));
    return pictures;
  }

  private static List<SweepChart.Point> points(
      SortedMap<Long, RunFiles.Content> runs, Drawn drawn) {
    List<SweepChart.Point> points = new ArrayList<>();
    runs.forEach(
        (at, run) -> {
          for (String architecture : run.architectures()) {
            points.add(
                new SweepChart.Point(
                    architecture, String.valueOf(at), drawn.of(run, architecture), false));
          }
        });
    return points;
  }

  private static double share(RunFiles.Content run, String architecture) {
    return rate(new Comparison(run), architecture).map(SuccessChart.Rate::share).orElse(Double.NaN);
  }

  /** The median over the trials that did not diverge, each at its checkpoint. */
  private static double gap(RunFiles.Content run, String architecture) {
    Map<TrialKey, List<LossRow>> losses =
        run.losses().stream().collect(Collectors.groupingBy(TrialKey::of));
    List<Double> gaps = new ArrayList<>();
    for (TrialRow trial : run.trials()) {
      if (trial.architecture().equals(architecture) && trial.isOk()) {
        LossRow checkpoint =
            TargetReached.checkpoint(trial, losses.getOrDefault(TrialKey.of(trial), List.of()));
        Double validation = checkpoint == null ? null : checkpoint.validationLoss();
        if (checkpoint != null && validation != null) {
          gaps.add(validation - checkpoint.trainLoss());
        }
      }
    }
    return gaps.isEmpty()
        ? Double.NaN
        : Summary.medianOf(gaps.stream().mapToDouble(gap -> gap).toArray());
  }

  /** Each combination of the grid, by its learning rate. */
  private Picture rates() {
    String key = "learning_rate";
    List<SweepChart.Point> points = new ArrayList<>();
    for (RunFiles.Content run : evidence.runs().values()) {
      for (SummaryRow row : new Comparison(run).sweep()) {
        Double median = row.median();
        if (row.measure().equals("best_validation_loss") && median != null) {
          String rate = row.configuration().getOrDefault(key, "");
          points.add(new SweepChart.Point(row.architecture(), rate, median, false));
        }
      }
    }
    return SweepChart.of(
        key,
        Quantity.of(
            words.of(
                "validation loss, median over the seeds",
                "pérdida de validación, mediana de las semillas")),
        points,
        words.of(
            "marker: a combination of learning rate and width; line: the best width at each rate",
            "marca: una combinación de tasa y anchura; línea: la mejor anchura con cada tasa"));
  }

  /** The test loss of each seed with all gates, and without each of them. */
  private Map<String, Picture> gates() {
    Map<String, List<PointChart.Sample>> tasks = new LinkedHashMap<>();
    evidence
        .runs()
        .forEach(
            (name, run) -> {
              Matcher matcher = GATE.matcher(name);
              if (matcher.matches()) {
                tasks
                    .computeIfAbsent(matcher.group(1), any -> new ArrayList<>())
                    .add(sample(matcher.group(2).replace('-', ' '), run));
              }
            });
    Map<String, Picture> pictures = new LinkedHashMap<>();
    tasks.forEach(
        (task, samples) ->
            pictures.put(
                "claim_9_" + task,
                PointChart.of(
                    Quantity.of(words.of("test loss, ", "pérdida de test, ") + task(task)),
                    words.of("median", "mediana"),
                    samples,
                    List.of(),
                    words.of(
                        "marker: one seed; black diamond: median",
                        "marca: una semilla; rombo negro: mediana"))));
    return pictures;
  }

  private String task(String task) {
    return task.equals("string")
        ? words.of("string", "una cadena")
        : words.of("stream", "una secuencia continua");
  }

  private static PointChart.Sample sample(String name, RunFiles.Content run) {
    List<Double> losses = new ArrayList<>();
    for (TrialRow trial : run.trials()) {
      Double loss = trial.testLoss();
      if (trial.isOk() && loss != null) {
        losses.add(loss);
      }
    }
    double[] values = losses.stream().mapToDouble(loss -> loss).toArray();
    double median = values.length == 0 ? Double.NaN : Summary.medianOf(values);
    return new PointChart.Sample(name, losses, median, Optional.empty());
  }

  /** The accuracy at each length with the signal in the first half, of each seed. */
  private Picture lengths() {
    Map<String, Map<Long, int[]>> counts = new LinkedHashMap<>();
    RunFiles.Content run = evidence.runs().get("11-any-length/signal");
    if (run != null) {
      for (PredictionRow row : run.predictions()) {
        Matcher matcher = LENGTH.matcher(row.sequence());
        if (matcher.find()) {
          row.predicted()
              .forEach(
                  (name, predicted) -> {
                    int[] count =
                        counts
                            .computeIfAbsent(
                                name + " " + half(matcher.group(2)), any -> new LinkedHashMap<>())
                            .computeIfAbsent(Long.valueOf(matcher.group(1)), any -> new int[2]);
                    count[0] += predicted.equals(row.actual()) ? 1 : 0;
                    count[1]++;
                  });
        }
      }
    }
    List<SweepChart.Point> points = new ArrayList<>();
    counts.forEach(
        (name, lengths) ->
            lengths.forEach(
                (length, count) ->
                    points.add(
                        new SweepChart.Point(
                            name, String.valueOf(length), (double) count[0] / count[1], false))));
    return SweepChart.of(
        words.of("time steps", "pasos"),
        Quantity.share(
            words.of(
                "accuracy of all seeds, with the signal in either half",
                "acierto de todas las semillas, con la señal en una u otra mitad")),
        points,
        line());
  }

  private String half(String half) {
    return half.equals("first")
        ? words.of("first half", "primera mitad")
        : words.of("second half", "segunda mitad");
  }

  private String line() {
    return words.of("a marker for each experiment", "una marca para cada experimento");
  }
}
