package io.github.rnncompare.benchmark;

import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.results.CsvTable;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Lumps;
import io.github.rnncompare.statistics.PairedComparison;
import io.github.rnncompare.statistics.Scale;
import io.github.rnncompare.statistics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How often the intervals of a report cover what they are of, how long they can get, and how often
 * lumps are found where there are some and where there are none, by simulation with a fixed seed.
 * Writes {@code results/statistics}.
 */
public final class Intervals {
  private static final long SEED = 20261126;
  private static final int SAMPLES = 4000;

  /** Intervals of differences take longer: each is found by a hundred tests. */
  private static final int PAIRED_SAMPLES = 400;

  private static final int[] SIZES = {4, 6, 8, 10, 20, 30};
  /** Of nine tenths around 0.95 and a tenth far below: their 4/9 quantile. */
  private static final double HIGH_MEDIAN = 0.95 - 0.005 * 0.13971;

  private static final Interval SHARES = new Interval(0, 1);

  /**
   * A kind of sample.
   *
   * @param sd standard deviation, in which lengths are given
   */
  private record Kind(
      String name,
      boolean losses,
      double mean,
      double median,
      double sd,
      ToDoubleFunction<Random> draw) {}

  /**
   * A row of {@code coverage.csv}.
   *
   * @param coverage share of the intervals that hold the true value; of samples without an interval
   *     none counts
   * @param without share of the samples that have no interval
   * @param greatestLength in standard deviations, or as a factor for ratios
   */
  public record CoverageRow(
      String sample,
      String interval,
      long seeds,
      double coverage,
      double without,
      double greatestLength) {}

  /** A row of {@code lumps.csv}: how often lumps are found. */
  public record LumpsRow(String sample, long seeds, double found) {}

  /** A row of {@code differences.csv}. */
  public record DifferenceRow(
      String sample, long seeds, double coverage, double contradictsTheTest) {}

  private Intervals() {}

  private static List<Kind> kinds() {
    double lognormal = Math.exp(0.5);
    return List.of(
        new Kind("scores, normal", false, 0.5, 0.5, 0.1, r -> 0.5 + 0.1 * r.nextGaussian()),
        new Kind("scores, k of 370", false, 0.95, 0.95, sd(0.95, 370), r -> binomial(r, 0.95, 370)),
        new Kind("scores, half .5, half .95", false, 0.725, 0.725, 0.225, r -> lump(r, 0.5)),
        new Kind("scores, a tenth .5, the rest .95", false, 0.905, HIGH_MEDIAN, 0.135, r -> lump(r, 0.1)),
        new Kind(
            "losses, lognormal",
            true,
            lognormal,
            1,
            lognormal * Math.sqrt(Math.E - 1),
            r -> Math.exp(r.nextGaussian())));
  }

  private static double sd(double share, int n) {
    return Math.sqrt(share * (1 - share) / n);
  }

  private static double binomial(Random random, double share, int n) {
    return random.doubles(n).filter(x -> x < share).count() / (double) n;
  }

  private static double lump(Random random, double low) {
    return (random.nextDouble() < low ? 0.5 : 0.95) + 0.005 * random.nextGaussian();
  }

  private static double[] sample(Kind kind, int n, Random random) {
    return random.doubles(n).map(x -> kind.draw().applyAsDouble(random)).toArray();
  }

  private static Summary summary(Kind kind, double[] sample) {
    return kind.losses()
        ? Summary.of(Scale.LOGARITHMIC, Interval.ANY, sample)
        : Summary.of(Scale.LINEAR, SHARES, sample);
  }

  private static CoverageRow coverage(
      Kind kind, String name, int n, double truth, Function<Summary, Optional<Interval>> interval) {
    Random random = new Random(SEED);
    int covered = 0;
    int without = 0;
    double longest = 0;
    for (int i = 0; i < SAMPLES; i++) {
      Optional<Interval> found = interval.apply(summary(kind, sample(kind, n, random)));
      if (found.isEmpty()) {
        without++;
        continue;
      }
      Interval it = found.get();
      covered += it.low() <= truth && truth <= it.high() ? 1 : 0;
      longest =
          Math.max(
              longest,
              name.equals("geometric mean") ? it.high() / it.low() : (it.high() - it.low()) / kind.sd());
    }
    int with = SAMPLES - without;
    return new CoverageRow(
        kind.name(),
        name,
        n,
        with == 0 ? Double.NaN : (double) covered / with,
        (double) without / SAMPLES,
        with == 0 ? Double.NaN : longest);
  }

  private static List<CoverageRow> coverage() {
    List<CoverageRow> rows = new ArrayList<>();
    for (Kind kind : kinds()) {
      for (int n : SIZES) {
        if (kind.losses()) {
          rows.add(coverage(kind, "geometric mean", n, 1, Summary::geometricInterval));
        } else {
          rows.add(coverage(kind, "mean", n, kind.mean(), Summary::interval));
        }
        if (!kind.name().contains("half")) { // whose median is anywhere between the lumps
          rows.add(coverage(kind, "median", n, kind.median(), Summary::medianInterval));
        }
      }
    }
    rows.removeIf(row -> Double.isNaN(row.coverage()));
    return rows;
  }

  private static List<LumpsRow> lumps() {
    List<LumpsRow> rows = new ArrayList<>();
    for (Kind kind : kinds()) {
      for (int n : SIZES) {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < SAMPLES; i++) {
          double[] sample = sample(kind, n, random);
          found +=
              (kind.losses() ? Lumps.inLosses(sample) : Lumps.inScores(sample, SHARES)) ? 1 : 0;
        }
        rows.add(new LumpsRow(kind.name(), n, (double) found / SAMPLES));
      }
    }
    return rows;
  }

  /** Pairs of equal rivals: the true shift is 0. */
  private static List<DifferenceRow> differences() {
    List<DifferenceRow> rows = new ArrayList<>();
    for (Kind kind : kinds()) {
      for (int n : new int[] {6, 10, 20}) {
        Random random = new Random(SEED);
        int covered = 0;
        int contradictions = 0;
        for (int i = 0; i < PAIRED_SAMPLES; i++) {
          PairedComparison found =
              PairedComparison.of(
                  scaled(kind, sample(kind, n, random)), scaled(kind, sample(kind, n, random)));
          Interval interval = found.shift().interval().orElseThrow();
          boolean holds = interval.low() <= 0 && 0 <= interval.high();
          covered += holds ? 1 : 0;
          contradictions += holds == (found.test().pValue() <= 0.05) ? 1 : 0;
        }
        rows.add(
            new DifferenceRow(
                kind.name(),
                n,
                (double) covered / PAIRED_SAMPLES,
                (double) contradictions / PAIRED_SAMPLES));
      }
    }
    return rows;
  }

  private static double[] scaled(Kind kind, double[] sample) {
    Scale scale = kind.losses() ? Scale.LOGARITHMIC : Scale.LINEAR;
    return Arrays.stream(sample).map(scale::of).toArray();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String report(
      List<CoverageRow> coverage, List<LumpsRow> lumps, List<DifferenceRow> differences) {
    Table covered =
        new Table(List.of("sample", "interval of the", "seeds", "coverage", "greatest length"));
    coverage.forEach(
        row ->
            covered.add(
                List.of(
                    row.sample(),
                    row.interval(),
                    String.valueOf(row.seeds()),
                    percent(row.coverage()),
                    (row.interval().equals("geometric mean") ? "× " : "")
                        + String.format(Locale.ROOT, "%.1f", row.greatestLength())
                        + (row.interval().equals("geometric mean") ? "" : " sd"))));
    Table found = new Table(List.of("sample", "seeds", "lumps found"));
    lumps.forEach(
        row -> found.add(List.of(row.sample(), String.valueOf(row.seeds()), percent(row.found()))));
    Table shifts =
        new Table(List.of("sample", "pairs", "coverage of no shift", "contradicts the test"));
    differences.forEach(
        row ->
            shifts.add(
                List.of(
                    row.sample(),
                    String.valueOf(row.seeds()),
                    percent(row.coverage()),
                    percent(row.contradictsTheTest()))));
    return String.format(
        Locale.ROOT,
        """
        # How often the intervals are right

        Simulated with a fixed seed: %,d samples a row, and %d of differences. The intervals are those of a report: Student's t for the mean of scores, limited to possible values; two of the sample's own values for a median; Student's t on logarithms for the geometric mean of losses. An interval of 95 %% should cover 95 %%.

        ## Coverage

        %s
        Where a tenth of the seeds fails, a mean of ten seeds has no interval that covers 95 %%: often none of the ten has failed. That is why a report gives such a mean no interval once it sees lumps, and leads with the success rate and the median.

        ## Lumps

        %s
        Above, the first two and the last are of one piece, and what is found there is a false alarm; the other two are in lumps, and what is missing to 100 %% is missed.

        ## Differences between equal rivals

        %s
        The interval of the Hodges-Lehmann estimate; it contradicts the test where it holds no difference although p is at most 0.05, or the other way round.
        """,
        SAMPLES,
        PAIRED_SAMPLES,
        covered.markdown(),
        found.markdown(),
        shifts.markdown());
  }

  /** Writes the files; the only argument is their folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "results/statistics");
    Files.createDirectories(folder);
    List<CoverageRow> coverage = coverage();
    List<LumpsRow> lumps = lumps();
    List<DifferenceRow> differences = differences();
    Files.writeString(
        folder.resolve("coverage.csv"), new CsvTable<>(CoverageRow.class).text(coverage));
    Files.writeString(folder.resolve("lumps.csv"), new CsvTable<>(LumpsRow.class).text(lumps));
    Files.writeString(
        folder.resolve("differences.csv"), new CsvTable<>(DifferenceRow.class).text(differences));
    String report = report(coverage, lumps, differences);
    Files.writeString(folder.resolve("report.md"), report);
    Files.writeString(folder.resolve("report.html"), HtmlPage.of("en", report, Map.of()));
  }
}
